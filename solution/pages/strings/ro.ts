// Made from ro.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { PageWords } from './en';

/* prettier-ignore */
export const ro: PageWords = {
  pane: 'Navigare comună',
  sessions: 'Sesiunile mele de navigare comună',
  open: 'Deschideți navigarea comună',
  opened: 'Navigarea comună este deschisă în panoul lateral. Păstrați această filă deschisă cât timp o folosiți.',
  noConversation: 'Această filă a fost deschisă fără o conversație. Deschideți-o cu butonul de navigare comună al unui chat.',
  noPane: 'Această pagină nu are un panou lateral. Deschideți în schimb formularul Navigare comună al conversației.',
};
