// Made from fr.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { EndingStrings } from './ending-en';

/* prettier-ignore */
export const endingFr: EndingStrings = {
  reasons: {
    'stop-unanswered': 'Vous avez appuyé sur Arrêter et la session est terminée.',
    'conversation-ended': 'Votre conversation est terminée, et le partage aussi.',
    'customer-away': 'Cette page est restée absente trop longtemps. Le partage est terminé.',
    'desk-away': (agent: string) => `L’absence de ${agent} a duré trop longtemps. Le partage est terminé.`,
    inactivity: 'Il ne s’est rien passé pendant un moment. Le partage est terminé.',
    limit: 'La session a atteint sa durée maximale et est terminée.',
    'supervisor-safety': 'Un superviseur a mis fin au partage pour vous protéger.',
    'supervisor-privacy': 'Un superviseur a mis fin au partage : plus que le nécessaire était visible.',
    'supervisor-conduct': 'Un superviseur a mis fin au partage : la session ne respectait pas les règles de l’entreprise.',
    'supervisor-request': 'Un superviseur a mis fin au partage, à votre demande.',
    'supervisor-technical': 'Un superviseur a mis fin au partage : il ne fonctionnait pas correctement.',
  },
};
