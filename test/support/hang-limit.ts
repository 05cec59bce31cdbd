/** How long a test may take, in ms. It only ends a hang: what a busy machine needs decides no test. */
export const HANG_LIMIT_MS = 1_200_000;
