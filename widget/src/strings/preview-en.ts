// Made from en.json by `npm run strings`; change it there.
/* prettier-ignore */
/* prettier-ignore */
export const previewEn = {
  title: (agent: string) => `What ${agent} sees`,
  lead: 'Drawn from exactly what leaves this page. Hatched parts are hidden.',
  drawing: 'Drawing…',
  close: 'Close',
  tiles: {
    masked: 'Hidden',
    image: 'Picture not shown',
    media: 'Video not shown',
    canvas: 'Drawing not shown',
    frame: 'Other website',
    plugin: 'Not shown',
    'too-large': 'Too large to show',
    unsupported: 'Not shown',
  },
};

export type PreviewStrings = typeof previewEn;
