// Made from fr.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { PreviewStrings } from './preview-en';

/* prettier-ignore */
export const previewFr: PreviewStrings = {
  title: (agent: string) => `Ce que ${agent} voit`,
  lead: 'Dessiné à partir de ce qui quitte exactement cette page. Les parties hachurées sont cachées.',
  drawing: 'Dessin en cours…',
  close: 'Fermer',
  tiles: {
    masked: 'Caché',
    image: 'Image non affichée',
    media: 'Vidéo non affichée',
    canvas: 'Dessin non affiché',
    frame: 'Autre site',
    plugin: 'Non affiché',
    'too-large': 'Trop grand pour être affiché',
    unsupported: 'Non affiché',
  },
};
