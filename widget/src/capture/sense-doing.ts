import type { PresenceMessage } from '@beside/protocol';
import { isElement } from '../privacy/node-kind';
import { anchorAt } from './anchor-at';
import type { CapturePort, DocumentSensor } from './capture-port';

/** Who has not typed for this long is not typing. */
const TYPED_MS = 1_500;

/** What the customer does just now: where they press, and the field that they type in; of a masked one that they type, not how fast. */
export function senseDoing(
  port: CapturePort,
  show: (message: Extract<PresenceMessage, { kind: 'tap' | 'typing' }>) => void,
): DocumentSensor {
  let typing: number | null = null;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const tell = (node: number | null) => {
    if (typing !== node) show({ kind: 'typing', node });
    typing = node;
  };
  const stopTyping = () => {
    clearTimeout(rest);
    tell(null);
  };
  return (inner) => {
    const onPress = (event: PointerEvent) => {
      const at = event.isTrusted && event.isPrimary && anchorAt(inner, event.clientX, event.clientY, port);
      if (at) show({ kind: 'tap', who: 'customer', at });
    };
    const onInput = (event: Event) => {
      const [field] = event.composedPath();
      const spot = event.isTrusted && field && isElement(field) ? port.spotOf(field) : null;
      if (!spot) return;
      tell(spot.node);
      clearTimeout(rest);
      rest = setTimeout(stopTyping, TYPED_MS);
    };
    const options = { capture: true, passive: true };
    inner.addEventListener('pointerdown', onPress, options);
    inner.addEventListener('input', onInput, options);
    inner.addEventListener('focusout', stopTyping, options);
    return () => {
      clearTimeout(rest);
      inner.removeEventListener('pointerdown', onPress, options);
      inner.removeEventListener('input', onInput, options);
      inner.removeEventListener('focusout', stopTyping, options);
    };
  };
}
