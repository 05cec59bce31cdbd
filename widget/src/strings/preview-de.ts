// Made from de.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { PreviewStrings } from './preview-en';

/* prettier-ignore */
export const previewDe: PreviewStrings = {
  title: (agent: string) => `Was ${agent} sieht`,
  lead: 'Gezeichnet aus genau dem, was diese Seite verlässt. Schraffierte Teile sind verborgen.',
  drawing: 'Wird gezeichnet…',
  close: 'Schließen',
  tiles: {
    masked: 'Verborgen',
    image: 'Bild nicht gezeigt',
    media: 'Video nicht gezeigt',
    canvas: 'Zeichnung nicht gezeigt',
    frame: 'Andere Website',
    plugin: 'Nicht gezeigt',
    'too-large': 'Zu groß zum Zeigen',
    unsupported: 'Nicht gezeigt',
  },
};
