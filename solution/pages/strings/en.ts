// Made from en.json by `npm run strings`; change it there.
/* prettier-ignore */
/* prettier-ignore */
export const en = {
  pane: 'Co-browse',
  sessions: 'My co-browse sessions',
  open: 'Open co-browse',
  opened: 'Co-browse is open in the pane at the side. Keep this tab open while you use it.',
  noConversation: 'This tab was opened without a conversation. Open it with the co-browse button of a chat.',
  noPane: 'This page has no side pane for co-browse. Open the Co-browse form of the conversation instead.',
};

export type PageWords = typeof en;
