// Made from nl.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { EndingStrings } from './ending-en';

/* prettier-ignore */
export const endingNl: EndingStrings = {
  reasons: {
    'stop-unanswered': 'U hebt op Stop gedrukt en de sessie is beëindigd.',
    'conversation-ended': 'Uw gesprek is voorbij, en daarmee ook het delen.',
    'customer-away': 'Deze pagina was te lang weg. Daarom is het delen beëindigd.',
    'desk-away': (agent: string) => `${agent} was te lang weg. Daarom is het delen beëindigd.`,
    inactivity: 'Er gebeurde een tijd niets. Daarom is het delen beëindigd.',
    limit: 'De sessie heeft de maximale duur bereikt en is beëindigd.',
    'supervisor-safety': 'Een leidinggevende heeft het delen beëindigd om u te beschermen.',
    'supervisor-privacy': 'Een leidinggevende heeft het delen beëindigd: er was meer te zien dan nodig.',
    'supervisor-conduct': 'Een leidinggevende heeft het delen beëindigd: de sessie volgde de regels van de organisatie niet.',
    'supervisor-request': 'Een leidinggevende heeft het delen beëindigd, zoals u vroeg.',
    'supervisor-technical': 'Een leidinggevende heeft het delen beëindigd: het werkte niet zoals het hoort.',
  },
};
