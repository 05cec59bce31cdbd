// Made from ro.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { EndingStrings } from './ending-en';

/* prettier-ignore */
export const endingRo: EndingStrings = {
  reasons: {
    'stop-unanswered': 'Ați apăsat „Opriți” și sesiunea s-a încheiat.',
    'conversation-ended': 'Conversația s-a încheiat, deci și partajarea.',
    'customer-away': 'Pagina a lipsit prea mult timp, așa că partajarea s-a încheiat.',
    'desk-away': (agent: string) => `${agent} a lipsit prea mult timp, așa că partajarea s-a încheiat.`,
    inactivity: 'O vreme nu s-a întâmplat nimic, așa că partajarea s-a încheiat.',
    limit: 'Sesiunea a atins durata maximă și s-a încheiat.',
    'supervisor-safety': 'Un supervizor a încheiat partajarea ca să vă protejeze.',
    'supervisor-privacy': 'Un supervizor a încheiat partajarea: se vedea mai mult decât era necesar.',
    'supervisor-conduct': 'Un supervizor a încheiat partajarea: sesiunea nu respecta regulile companiei.',
    'supervisor-request': 'Un supervizor a încheiat partajarea, așa cum ați cerut.',
    'supervisor-technical': 'Un supervizor a încheiat partajarea: nu funcționa cum trebuie.',
  },
};
