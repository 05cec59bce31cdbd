import type { TileReason } from '@beside/protocol';

const TILES: Readonly<Record<TileReason, string>> = {
  masked: 'Hidden',
  image: 'Picture not shown',
  media: 'Video not shown',
  canvas: 'Drawing not shown',
  frame: 'Other website',
  plugin: 'Not shown',
  'too-large': 'Too large to show',
  unsupported: 'Not shown',
};

/** The customer's look at what the agent sees, in English. */
export const previewEn = {
  title: (agent: string) => `What ${agent} sees`,
  lead: 'Drawn from exactly what leaves this page. Hatched parts are hidden.',
  drawing: 'Drawing…',
  close: 'Close',
  tile: (reason: TileReason) => TILES[reason],
};
