// Made from ro.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { PreviewStrings } from './preview-en';

/* prettier-ignore */
export const previewRo: PreviewStrings = {
  title: (agent: string) => `Ce vede ${agent}`,
  lead: 'Redat exact din ceea ce se trimite de pe această pagină. Părțile hașurate sunt ascunse.',
  drawing: 'Se desenează…',
  close: 'Închideți',
  tiles: {
    masked: 'Ascuns',
    image: 'Imagine neafișată',
    media: 'Videoclip neafișat',
    canvas: 'Desen neafișat',
    frame: 'Alt site',
    plugin: 'Neafișat',
    'too-large': 'Prea mare pentru afișare',
    unsupported: 'Neafișat',
  },
};
