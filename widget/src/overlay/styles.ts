/**
 * The widget's look. `all: initial` on the host keeps the page's CSS out; logical properties serve both directions. The dot breathes
 * twice and rests: an animation without end has a browser work out its style in every frame of the page, whatever the frame was for.
 */
export const STYLES = `
:host { all: initial; }
*, *::before, *::after { box-sizing: border-box; }
.root {
  --accent: var(--beside-accent, #0b5cad); --accent-dark: color-mix(in srgb, var(--accent) 80%, #000); --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --paper: #fff; --wash: #f4f7fa;
  --danger: #b42318; --live: #0b7a4b;
  font: 16px/1.45 system-ui, sans-serif; color: var(--ink);
}
button { font: inherit; color: inherit; cursor: pointer; border-radius: 8px; border: 1px solid transparent; min-block-size: 44px; padding-inline: 18px; font-weight: 600; }
button:focus-visible, input:focus-visible, [tabindex]:focus-visible { outline: 3px solid #ffbf47; outline-offset: 2px; box-shadow: 0 0 0 2px var(--ink); }
button[disabled] { opacity: .6; cursor: progress; }
.primary { background: var(--accent); color: #fff; }
.primary:hover { background: var(--accent-dark); }
.secondary { background: #fff; border-color: #8c959f; }
.secondary:hover { background: var(--wash); }
.danger { background: var(--danger); color: #fff; }
.danger:hover { background: #912018; }
.launcher, .panel, .bar { position: fixed; z-index: 2147483647; inset-inline: var(--beside-side, auto 20px); inset-block-end: 20px; }
.launcher {
  display: inline-flex; align-items: center; gap: 10px; background: var(--accent); color: #fff;
  border-radius: 999px; box-shadow: 0 6px 20px rgb(27 31 36 / .22); padding-inline: 18px 22px;
}
.launcher:hover { background: var(--accent-dark); }
.panel {
  inline-size: min(360px, calc(100vw - 32px)); background: var(--paper); border: 1px solid var(--line);
  border-radius: 14px; box-shadow: 0 16px 48px rgb(27 31 36 / .24); padding: 22px;
}
h2 { font-size: 20px; line-height: 1.25; margin: 0 0 6px; font-weight: 700; letter-spacing: -.01em; }
p { margin: 0 0 12px; }
.panel > :last-child, dialog > :last-child { margin-block-end: 0; }
.soft { color: var(--soft); font-size: 14px; }
.row + .soft, form + .soft { margin: 14px 0 0; text-align: center; }
.head { display: flex; justify-content: space-between; align-items: flex-start; gap: 12px; }
.x { min-block-size: 36px; inline-size: 36px; padding: 0; background: transparent; font-size: 20px; line-height: 1; margin: -6px -8px 0 0; }
.x:hover { background: var(--wash); }
label { display: block; font-weight: 600; margin-block: 8px 6px; font-size: 15px; }
.pin {
  inline-size: 100%; font: 600 26px/1.2 ui-monospace, monospace; letter-spacing: .12em; text-align: center;
  padding: 12px 8px; border: 2px solid #8c959f; border-radius: 10px; color: var(--ink); background: #fff; direction: ltr;
}
.pin:focus { border-color: var(--accent); }
.pin[aria-invalid=true] { border-color: var(--danger); }
.problem { color: var(--danger); font-weight: 600; font-size: 15px; margin-block: 10px 0; display: flex; gap: 8px; }
.problem::before { content: "!"; flex: none; inline-size: 20px; block-size: 20px; border-radius: 50%; background: var(--danger); color: #fff; text-align: center; line-height: 20px; font-size: 13px; margin-block-start: 1px; }
.wide { inline-size: 100%; margin-block-start: 14px; }
dialog {
  border: 0; border-radius: 16px; padding: 28px; inline-size: min(480px, calc(100vw - 24px)); max-block-size: calc(100vh - 24px); overflow: auto;
  color: var(--ink); background: var(--paper); box-shadow: 0 24px 80px rgb(27 31 36 / .35);
}
dialog::backdrop { background: rgb(27 31 36 / .3); }
.who { display: flex; gap: 14px; align-items: center; margin-block-end: 16px; }
.avatar { flex: none; inline-size: 52px; block-size: 52px; border-radius: 50%; background: #e3edf7; color: var(--accent-dark); font-weight: 700; font-size: 18px; display: grid; place-items: center; }
.who h2 { margin: 0; }
.site { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: baseline; background: var(--wash); border-radius: 8px; padding: 8px 12px; font-size: 14px; overflow-wrap: anywhere; margin-block-end: 16px; }
.site b { font-weight: 600; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 20px; margin-block-end: 16px; }
.two h3 { font-size: 14px; margin: 0 0 6px; }
ul { list-style: none; margin: 0; padding: 0; font-size: 14px; }
li { padding-inline-start: 22px; position: relative; margin-block-end: 6px; }
li::before { position: absolute; inset-inline-start: 0; font-weight: 700; }
.sees li::before { content: "✓"; color: var(--live); }
.hides li::before { content: "✕"; color: var(--danger); }
.compare { background: var(--wash); border-radius: 10px; padding: 12px 14px; margin-block-end: 16px; font-size: 14px; }
.compare > p { margin: 0; } .compare button { inline-size: 100%; margin-block-start: 8px; }
.compare .three { font-size: 19px; line-height: 1.3; font-weight: 700; margin-block-start: 6px; overflow-wrap: anywhere; }
.row { display: flex; gap: 12px; margin-block-start: 18px; }
.row > button { flex: 1; }
.frame { position: fixed; inset: 0; z-index: 2147483646; pointer-events: none; border: 4px solid var(--live); }
.frame.waiting { border-color: #9a6700; }
.bar {
  max-inline-size: calc(100vw - 32px); display: flex; align-items: center; gap: 14px; background: var(--paper);
  border: 1px solid var(--line); border-radius: 999px; box-shadow: 0 8px 28px rgb(27 31 36 / .28); padding: 6px 6px 6px 18px;
}
.bar:dir(rtl) { padding: 6px 18px 6px 6px; }
.dot { flex: none; inline-size: 10px; block-size: 10px; border-radius: 50%; background: var(--live); }
.waiting .dot { background: #9a6700; }
.bar .words { display: flex; flex-direction: column; line-height: 1.25; font-size: 15px; font-weight: 600; }
.bar .words span { font-weight: 400; color: var(--soft); font-size: 13px; }
.bar button { border-radius: 999px; }
.spoken { position: fixed; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 520px) {
  .two { grid-template-columns: 1fr; gap: 12px; } dialog { padding: 20px; } .row { flex-direction: column-reverse; }
  .row > button { flex: none; inline-size: 100%; }
  .bar { inset-inline: 12px; inset-block-end: 12px; max-inline-size: none; flex-wrap: wrap; justify-content: flex-end; gap: 6px 10px; border-radius: 26px; }
  .bar .words { flex: 1; min-inline-size: 55%; }
  .panel { inset-inline: 8px; inset-block-end: 8px; inline-size: auto; }
}
@media (prefers-reduced-motion: no-preference) { .live .dot { animation: breathe 2s ease-in-out 2; } @keyframes breathe { 50% { opacity: .35; } } }
@media (forced-colors: active) { .frame { border-color: Highlight; } button { border-color: ButtonText; } }
@media print { .root { display: none; } }
`;
