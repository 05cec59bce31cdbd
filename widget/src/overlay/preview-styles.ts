/** The customer's look at what the agent sees: above the page, below the bar with its STOP. */
export const PREVIEW_STYLES = `
.preview { position: fixed; z-index: 2147483645; inset: 16px 16px 88px; display: flex; flex-direction: column; gap: 4px; background: var(--paper); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 24px 80px rgb(27 31 36 / .35); padding: 18px 22px 22px; }
.preview-head { display: flex; justify-content: space-between; align-items: center; gap: 12px; }
.preview .stage { position: relative; flex: 1; overflow: hidden; border: 1px solid var(--line); border-radius: 8px; background: var(--wash); }
.preview .stage > p { padding: 18px; }
`;
