const ACTIVITY = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart'] as const;

/** Whether the customer did anything since it was last asked; that alone, for the limit of inactivity. SESS-7 */
export function senseActivity(page: Document): { since(): boolean; stop(): void } {
  let active = true;
  const note = () => void (active = true);
  for (const type of ACTIVITY) page.addEventListener(type, note, { capture: true, passive: true });
  return {
    since: () => {
      const was = active;
      active = false;
      return was;
    },
    stop: () => {
      for (const type of ACTIVITY) page.removeEventListener(type, note, { capture: true });
    },
  };
}
