// Made from de.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { EndingStrings } from './ending-en';

/* prettier-ignore */
export const endingDe: EndingStrings = {
  reasons: {
    'stop-unanswered': 'Sie haben auf Stopp gedrückt, und die Sitzung ist beendet.',
    'conversation-ended': 'Ihr Gespräch ist beendet und damit auch das Teilen.',
    'customer-away': 'Diese Seite war zu lange weg. Deshalb ist das Teilen beendet.',
    'desk-away': (agent: string) => `${agent} war zu lange weg. Deshalb ist das Teilen beendet.`,
    inactivity: 'Eine Zeit lang ist nichts geschehen. Deshalb ist das Teilen beendet.',
    limit: 'Die Sitzung hat ihre längste Dauer erreicht und ist beendet.',
    'supervisor-safety': 'Eine Teamleitung hat das Teilen zu Ihrem Schutz beendet.',
    'supervisor-privacy': 'Eine Teamleitung hat das Teilen beendet: Es war mehr zu sehen als nötig.',
    'supervisor-conduct': 'Eine Teamleitung hat das Teilen beendet: Die Sitzung hielt sich nicht an die Regeln des Unternehmens.',
    'supervisor-request': 'Eine Teamleitung hat das Teilen auf Ihren Wunsch beendet.',
    'supervisor-technical': 'Eine Teamleitung hat das Teilen beendet: Es funktionierte nicht richtig.',
  },
};
