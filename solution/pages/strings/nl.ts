// Made from nl.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { PageWords } from './en';

/* prettier-ignore */
export const nl: PageWords = {
  pane: 'Meekijken',
  sessions: 'Mijn meekijksessies',
  open: 'Meekijken openen',
  opened: 'Meekijken staat open in het deelvenster aan de zijkant. Houd dit tabblad open zolang u het gebruikt.',
  noConversation: 'Dit tabblad is zonder gesprek geopend. Open het met de meekijkknop van een chat.',
  noPane: 'Deze pagina heeft geen zijvenster om mee te kijken. Open in plaats daarvan het formulier Meekijken van het gesprek.',
};
