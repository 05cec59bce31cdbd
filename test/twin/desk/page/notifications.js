import { element } from './element.js';

/** Xrm.App's bars on top of the app: each with a press and a cross. */
export function createNotifications(place) {
  const shown = new Map();
  const clear = (id) => {
    shown.get(id)?.remove();
    shown.delete(id);
  };
  return {
    add: async ({ message, showCloseButton, action }) => {
      const id = crypto.randomUUID();
      const press = () => {
        clear(id);
        action.eventHandler();
      };
      const bar = element(
        'div',
        { className: 'notice', attrs: { role: 'alert' } },
        element('span', {}, message),
        action && element('button', { type: 'button', className: 'notice-action', onclick: press }, action.actionLabel),
        showCloseButton &&
          element('button', {
            type: 'button',
            className: 'notice-close',
            textContent: '×',
            onclick: () => clear(id),
            attrs: { 'aria-label': 'Close this notification' },
          }),
      );
      shown.set(id, bar);
      place.append(bar);
      return id;
    },
    clear: async (id) => clear(id),
  };
}
