/*
 * A pointer has no transition, and what it hands down (its colours) stands on its children: twenty times a second a browser then works
 * out one small style. A transition of `transform` cost the page more than all the rest of a session: a browser works out the style of
 * what it moves in every frame that the page has besides, and once more at its end.
 */

/** The look of what is drawn above the page while two people look at it: pointers, marks, cards, and veils over what is hidden. */
export const MARK_STYLES = `
.pointer, .mark, .ripple, .ghost { position: fixed; inset-block-start: 0; left: 0; z-index: 2147483645; pointer-events: none; }
.pointer > *, .mark, .ripple, .ghost { --mark: #6b2fa0; --glow: 107 47 160; }
.pointer.customer > *, .customer { --mark: #0b5cad; --glow: 11 92 173; }
.pointer { z-index: 2147483646; contain: layout style; will-change: transform; }
.pointer svg { display: block; filter: drop-shadow(0 1px 2px rgb(0 0 0 / .4)); }
.pointer path { fill: var(--mark); stroke: #fff; stroke-width: 1.5; }
.tag { position: absolute; left: 18px; top: 18px; white-space: nowrap; background: var(--mark); color: #fff; border-radius: 6px; padding: 2px 8px; font-size: 13px; font-weight: 600; }
.mark > .tag { left: -3px; right: -3px; top: auto; bottom: calc(100% + 6px); inline-size: max-content; margin-inline-start: auto; }
.mark.low > .tag { bottom: auto; top: calc(100% + 6px); }
.spot { border: 3px solid var(--mark); border-radius: 10px; box-shadow: 0 0 0 4px rgb(var(--glow) / .25), 0 0 0 200vmax rgb(27 31 36 / .18); }
.glow { background: rgb(255 214 10 / .24); border-block-end: 3px solid var(--mark); }
.rectangle { border: 3px solid var(--mark); border-radius: 4px; box-shadow: 0 0 0 1.5px #fff, inset 0 0 0 1.5px #fff; }
.line { inset: 0; } .line svg { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; overflow: visible; }
.line path { fill: none; stroke: var(--mark); stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; } .line .halo { stroke: #fff; stroke-width: 7; }
.line > .tag { left: 0; right: auto; top: 0; bottom: auto; margin: 0; }
.laser path { stroke: #d1242f; } .laser { animation: fade 1500ms ease-in forwards; } @keyframes fade { 60% { opacity: 1; } 100% { opacity: 0; } }
.note { max-inline-size: min(280px, 60vw); background: #fff8c5; color: #1b1f24; border: 1px solid #d4a72c; border-inline-start: 4px solid var(--mark); border-radius: 6px; padding: 6px 10px; font-size: 14px; box-shadow: 0 4px 14px rgb(27 31 36 / .25); overflow-wrap: anywhere; }
.note i { position: absolute; left: -8px; top: -7px; inline-size: 12px; block-size: 12px; border: 2px solid #fff; border-radius: 50%; background: var(--mark); box-shadow: 0 1px 2px rgb(0 0 0 / .4); }
.note b { display: block; font-size: 12px; color: var(--mark); }
.ripple { inline-size: 36px; block-size: 36px; margin: -18px 0 0 -18px; } .ripple::before { content: ""; display: block; inline-size: 100%; block-size: 100%; border: 3px solid var(--mark); border-radius: 50%; animation: ripple 700ms ease-out forwards; }
@keyframes ripple { from { transform: scale(.2); opacity: 1; } to { transform: scale(1.2); opacity: 0; } }
.look { position: fixed; inset-inline-end: 0; inline-size: 6px; min-block-size: 12px; border-radius: 3px; background: #6b2fa0; opacity: .75; z-index: 2147483645; pointer-events: none; }
.ghost { display: flex; align-items: center; padding-inline: 10px; overflow: hidden; white-space: nowrap; color: #4a1f73; font-style: italic; background: #f3e8ff; border: 2px dashed #6b2fa0; border-radius: 6px; }
.ghost.tick { justify-content: center; padding: 0; font-style: normal; font-weight: 700; }
.pen { position: fixed; inset: 0; z-index: 2147483646; cursor: crosshair; touch-action: none; } .pen.through { pointer-events: none; }
.pen:focus { outline: none; } .pen:focus-visible { box-shadow: inset 0 0 0 3px #ffbf47, inset 0 0 0 5px var(--ink); }
.pen p { position: absolute; inset-block-start: 16px; left: 50%; transform: translateX(-50%); inline-size: max-content; max-inline-size: min(560px, calc(100vw - 32px)); margin: 0; background: var(--ink); color: #fff; border-radius: 18px; padding: 6px 16px; font-size: 14px; text-align: center; pointer-events: none; }
.cross { display: none; position: absolute; left: -15px; top: -15px; inline-size: 30px; block-size: 30px; pointer-events: none; } .pen.keys .cross, .pen:focus-visible .cross { display: block; }
.cross::before, .cross::after { content: ""; position: absolute; background: #0b5cad; box-shadow: 0 0 0 2px #fff; } .cross::before { left: 14px; top: 0; inline-size: 3px; block-size: 100%; } .cross::after { left: 0; top: 14px; inline-size: 100%; block-size: 3px; }
.pen.down .cross::before, .pen.down .cross::after { background: #b42318; }
.strip { position: fixed; z-index: 2147483647; inset-block-end: var(--above-bar, 78px); inset-inline-end: 16px; max-inline-size: calc(100vw - 32px); display: flex; flex-wrap: wrap; justify-content: flex-end; align-items: center; gap: 4px 6px; background: var(--paper); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 6px 20px rgb(27 31 36 / .2); padding: 4px 6px 4px 14px; font-size: 14px; }
.strip button { min-block-size: 36px; padding-inline: 12px; font-size: 14px; background: transparent; border-radius: 10px; } .strip button:hover, .strip [aria-pressed=true], .strip [aria-expanded=true] { background: #e3edf7; }
.strip .mode { font-weight: 600; color: var(--soft); } .strip .mode.write { color: #6b2fa0; } .strip .take-back { background: #6b2fa0; color: #fff; } .strip .take-back:hover { background: #512178; }
.strip .direct { display: flex; gap: 6px; align-items: center; font-weight: 400; font-size: 13px; margin: 0; max-inline-size: 200px; line-height: 1.2; } .strip .direct input { inline-size: 18px; block-size: 18px; flex: none; }
.badge { display: inline-block; min-inline-size: 18px; margin-inline-start: 6px; padding: 0 5px; border-radius: 9px; background: var(--danger); color: #fff; font-size: 12px; line-height: 18px; text-align: center; }
.tray { position: fixed; z-index: 2147483647; inset-block-end: var(--above-strip, 136px); inset-inline-end: 16px; inline-size: min(360px, calc(100vw - 32px)); display: flex; flex-direction: column; gap: 8px; max-block-size: calc(100vh - var(--above-strip, 136px) - 24px); overflow: auto; pointer-events: none; }
.card { pointer-events: auto; background: var(--paper); border: 1px solid var(--line); border-inline-start: 4px solid #6b2fa0; border-radius: 12px; box-shadow: 0 10px 32px rgb(27 31 36 / .24); padding: 14px 16px; }
.card p { margin: 0; overflow-wrap: anywhere; } .card .row { margin-block-start: 12px; gap: 8px; } .card button { min-block-size: 40px; padding-inline: 12px; }
.card.proposal { inline-size: min(320px, calc(100vw - 12px)); align-self: flex-end; flex: none; } .card.anchored { position: fixed; left: 0; top: 0; }
.ask .row .secondary { order: -1; }
.chat-panel { position: fixed; z-index: 2147483647; inset-block-end: var(--above-strip, 136px); inset-inline-end: 16px; inline-size: min(340px, calc(100vw - 32px)); max-block-size: min(480px, calc(100vh - var(--above-strip, 136px) - 24px)); display: flex; flex-direction: column; background: var(--paper); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 16px 48px rgb(27 31 36 / .24); padding: 16px; }
.chat-panel h2 { font-size: 17px; } .chat-panel .row { margin-block-start: 4px; gap: 8px; } .chat-panel .row > button { flex: none; }
.lines { list-style: none; margin: 0 0 8px; padding: 0; overflow: auto; flex: 1; display: flex; flex-direction: column; gap: 6px; } .lines li { padding: 6px 10px; margin: 0; border-radius: 10px; background: var(--wash); align-self: flex-start; max-inline-size: 88%; overflow-wrap: anywhere; } .lines li.own { align-self: flex-end; background: #e3edf7; } .lines li::before { content: none; }
.lines b { display: block; font-size: 12px; color: var(--soft); } .lines span { display: block; } .copy { min-block-size: 28px; padding: 0; font-size: 13px; color: var(--accent); background: transparent; text-decoration: underline; }
.chat-panel input { flex: 1; min-inline-size: 0; font: inherit; padding: 8px 10px; border: 2px solid #8c959f; border-radius: 10px; color: var(--ink); background: #fff; }
@media (max-width: 520px) { .strip { inset-inline: 12px; max-inline-size: none; justify-content: flex-start; } .tray, .chat-panel { inset-inline: 12px; inline-size: auto; } .chat-panel .row { flex-direction: row; } .chat-panel .row > button { inline-size: auto; } }
@media (prefers-reduced-motion: no-preference) { .pointer { transition: transform 60ms linear; } .several .pointer { transition: none; } }
@media (prefers-reduced-motion: reduce) { .ripple::before, .laser { animation: none; } }
.jump { position: fixed; z-index: 2147483647; left: 50%; transform: translateX(-50%); background: #6b2fa0; color: #fff; border-radius: 999px; box-shadow: 0 6px 20px rgb(27 31 36 / .3); }
.jump.up { inset-block-start: 20px; } .jump.down { inset-block-end: var(--above-strip, 136px); }
.hidden-card { position: fixed; z-index: 2147483647; inset-block-end: var(--above-strip, 136px); inset-inline-end: 16px; inline-size: min(420px, calc(100vw - 32px)); background: var(--paper); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 16px 48px rgb(27 31 36 / .24); padding: 18px; }
.root:not(:has(.bar)) .strip { display: none; }
.hidden-card p { margin: 0; font-weight: 600; }
@media (forced-colors: active) { .spot, .veil { border-color: Highlight; } }
.veil { position: fixed; left: 0; top: 0; z-index: 2147483644; pointer-events: none; border: 2px dashed #b42318; border-radius: 4px; background: repeating-linear-gradient(45deg, rgb(180 35 24 / .16) 0 5px, transparent 5px 11px); }
`;
