import type { WidgetState } from '../state';
import type { Strings } from '../strings/en';
import { el } from './element';

type Paused = Extract<WidgetState, { at: 'paused' }>;

/** After STOP: nothing leaves any more; *End* or *Continue*, and no answer is *End*. SESS-4 */
export function stopDialog(
  strings: Strings,
  { view, endsAt, offline }: Paused,
  actions: { end(): void; resume(): void; now(): number },
): { element: HTMLElement; stop: () => void } {
  const left = el('p', { class: 'soft', role: 'timer' });
  const tick = () => {
    const seconds = Math.max(0, Math.ceil((endsAt - actions.now()) / 1000));
    left.textContent = offline ? strings.pausedOffline : strings.pausedLeft(seconds);
  };
  tick();
  const timer = setInterval(tick, 1000);
  const end = el('button', { class: 'danger', onclick: actions.end }, strings.end);
  const dialog = el(
    'dialog',
    { 'aria-labelledby': 'stop-title', 'aria-describedby': 'stop-lead', oncancel: (event) => event.preventDefault() },
    el('h2', { id: 'stop-title' }, strings.pausedTitle),
    el('p', { id: 'stop-lead' }, strings.pausedLead(view.agentName)),
    left,
    el(
      'div',
      { class: 'row' },
      el('button', { class: 'secondary', onclick: (event) => event.isTrusted && actions.resume() }, strings.continue),
      end,
    ),
  );
  queueMicrotask(() => {
    if (!dialog.isConnected) return;
    dialog.showModal();
    end.focus();
  });
  return { element: dialog, stop: () => clearInterval(timer) };
}
