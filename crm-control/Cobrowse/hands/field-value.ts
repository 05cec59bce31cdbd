import { never, type FieldValue } from '@beside/protocol';
import type { MirroredField } from '@beside/mirror';

/** What an editor starts with; of a masked field nothing is known. CTRL-7 */
export function valueOf(field: MirroredField): FieldValue {
  switch (field.kind) {
    case 'line':
    case 'lines':
      return { kind: 'text', text: field.value };
    case 'choice':
      return { kind: 'options', chosen: field.options.flatMap(({ chosen }, place) => (chosen ? [place] : [])) };
    case 'tick':
      return { kind: 'checked', checked: field.one || field.checked };
    case 'slider':
      return { kind: 'share', share: field.share };
    default:
      return never(field);
  }
}
