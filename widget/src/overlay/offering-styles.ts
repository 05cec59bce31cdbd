/** The ways to begin beside the agent's PIN, and waiting for an agent. */
export const OFFERING_STYLES = `
.or { display: flex; align-items: center; gap: 12px; color: var(--soft); font-size: 14px; margin-block: 16px 2px; }
.or::before, .or::after { content: ""; flex: 1; border-block-start: 1px solid var(--line); }
.ways .wide { margin-block-start: 10px; }
.digits { font: 600 34px/1.2 ui-monospace, monospace; letter-spacing: .12em; text-align: center; direction: ltr; padding: 14px 8px; margin: 0 0 12px; background: var(--wash); border: 1px solid var(--line); border-radius: 10px; user-select: all; }
.digits.long { font-size: 22px; letter-spacing: .06em; }
.waits { display: flex; align-items: center; gap: 8px; font-size: 15px; }
.waits .dot, .bar.queue .dot { background: #9a6700; }
h2[tabindex]:focus { outline: none; }
`;
