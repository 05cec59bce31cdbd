/** The look of what is drawn above the page while two people look at it: pointer, spotlight, and veils over what is hidden. */
export const MARK_STYLES = `
.pointer { position: fixed; inset-block-start: 0; left: 0; z-index: 2147483645; pointer-events: none; will-change: transform; transition: transform 60ms linear; }
.pointer svg { display: block; filter: drop-shadow(0 1px 2px rgb(0 0 0 / .4)); }
.tag { position: absolute; left: 18px; top: 18px; white-space: nowrap; background: #6b2fa0; color: #fff; border-radius: 6px; padding: 2px 8px; font-size: 13px; font-weight: 600; }
.spot { position: fixed; inset-block-start: 0; left: 0; z-index: 2147483645; pointer-events: none; border: 3px solid #6b2fa0; border-radius: 10px; box-shadow: 0 0 0 4px rgb(107 47 160 / .25), 0 0 0 200vmax rgb(27 31 36 / .18); }
.spot .tag { left: -3px; top: auto; bottom: calc(100% + 6px); }
.spot.low .tag { bottom: auto; top: calc(100% + 6px); }
.jump { position: fixed; z-index: 2147483647; left: 50%; transform: translateX(-50%); background: #6b2fa0; color: #fff; border-radius: 999px; box-shadow: 0 6px 20px rgb(27 31 36 / .3); }
.jump.up { inset-block-start: 20px; } .jump.down { inset-block-end: 88px; }
.hidden-card { position: fixed; z-index: 2147483646; inset-block-end: 84px; inset-inline-end: 16px; inline-size: min(420px, calc(100vw - 32px)); background: var(--paper); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 16px 48px rgb(27 31 36 / .24); padding: 18px; }
.hidden-card p { margin: 0; font-weight: 600; }
@media (forced-colors: active) { .spot, .veil { border-color: Highlight; } }
.veil { position: fixed; left: 0; top: 0; z-index: 2147483644; pointer-events: none; border: 2px dashed #b42318; border-radius: 4px; background: repeating-linear-gradient(45deg, rgb(180 35 24 / .16) 0 5px, transparent 5px 11px); }
`;
