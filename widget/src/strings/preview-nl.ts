// Made from nl.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { PreviewStrings } from './preview-en';

/* prettier-ignore */
export const previewNl: PreviewStrings = {
  title: (agent: string) => `Wat ${agent} ziet`,
  lead: 'Getekend uit precies wat deze pagina verlaat. Gearceerde delen zijn verborgen.',
  drawing: 'Tekenen…',
  close: 'Sluiten',
  tiles: {
    masked: 'Verborgen',
    image: 'Afbeelding niet getoond',
    media: 'Video niet getoond',
    canvas: 'Tekening niet getoond',
    frame: 'Andere website',
    plugin: 'Niet getoond',
    'too-large': 'Te groot om te tonen',
    unsupported: 'Niet getoond',
  },
};
