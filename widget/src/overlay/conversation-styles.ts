/** What a page's chat, or a call, brings into the widget. */
export const CONVERSATION_STYLES = `
.hint {
  position: fixed; z-index: 2147483647; inset-inline: var(--beside-side, auto 20px); inset-block-end: 78px; inline-size: min(360px, calc(100vw - 32px));
  background: var(--paper); border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 16px 48px rgb(27 31 36 / .24); padding: 16px;
}
.hint p { font-weight: 600; }
.hint .row { display: flex; flex-wrap: wrap-reverse; gap: 10px; }
.hint button { flex: 1 0 auto; white-space: nowrap; }
.hint .primary { flex-grow: 3; }
.phone { display: block; font-size: 26px; line-height: 1.3; font-weight: 700; color: var(--accent); text-align: center; direction: ltr; padding: 12px 8px; margin-block: 10px 14px; background: var(--wash); border: 1px solid var(--line); border-radius: 10px; }
.phone:focus-visible { outline: 3px solid #ffbf47; outline-offset: 2px; box-shadow: 0 0 0 2px var(--ink); }
h2[tabindex]:focus { outline: none; box-shadow: none; }
.call a { color: var(--accent); }
.wide + .soft { margin-block-start: 14px; }
.from-chat { margin-block: 0 6px; }
`;
