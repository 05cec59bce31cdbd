// Made from de.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { PageWords } from './en';

/* prettier-ignore */
export const de: PageWords = {
  pane: 'Gemeinsam ansehen',
  sessions: 'Meine gemeinsamen Sitzungen',
  open: 'Gemeinsam ansehen öffnen',
  opened: 'Das gemeinsame Ansehen ist im Bereich an der Seite geöffnet. Lassen Sie diesen Tab so lange offen.',
  noConversation: 'Dieser Tab wurde ohne Unterhaltung geöffnet. Öffnen Sie ihn mit der Schaltfläche eines Chats.',
  noPane: 'Diese Seite hat keinen Seitenbereich dafür. Öffnen Sie stattdessen das Formular „Gemeinsam ansehen“ der Unterhaltung.',
};
