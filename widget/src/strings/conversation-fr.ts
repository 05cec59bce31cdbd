// Made from fr.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { ConversationStrings } from './conversation-en';

/* prettier-ignore */
export const conversationFr: ConversationStrings = {
  codeHere: 'Votre conseiller vous a envoyé un code dans le chat.',
  useCode: 'Utiliser le code de votre chat',
  agentHere: 'Un conseiller est avec vous dans le chat. Un code PIN permet de lui montrer cette page.',
  enterPin: 'Saisir le code PIN',
  notNow: 'Pas maintenant',
  callTitle: 'Appelez-nous',
  callOwnPin: 'Appelez-nous, puis appuyez sur « Naviguer ensemble ». Votre conseiller vous demandera le code PIN qui s’affiche alors.',
  callAgentPin: 'Appelez-nous, puis appuyez sur « Naviguer ensemble » et saisissez le code PIN que votre conseiller vous donne.',
  callNumber: (phone: string) => `Appeler le ${phone}`,
  browse: 'Naviguer ensemble',
  callPrivacy: 'Votre conseiller ne voit rien avant que vous l’autorisiez.',
  close: 'Fermer',
};
