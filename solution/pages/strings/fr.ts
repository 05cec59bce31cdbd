// Made from fr.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { PageWords } from './en';

/* prettier-ignore */
export const fr: PageWords = {
  pane: 'Navigation partagée',
  sessions: 'Mes sessions de navigation partagée',
  open: 'Ouvrir la navigation partagée',
  opened: 'La navigation partagée est ouverte dans le volet latéral. Gardez cet onglet ouvert tant que vous l’utilisez.',
  noConversation: 'Cet onglet a été ouvert sans conversation. Ouvrez-le avec le bouton de navigation partagée d’un chat.',
  noPane: 'Cette page n’a pas de volet latéral. Ouvrez plutôt le formulaire Navigation partagée de la conversation.',
};
