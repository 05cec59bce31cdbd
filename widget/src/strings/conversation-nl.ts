// Made from nl.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { ConversationStrings } from './conversation-en';

/* prettier-ignore */
export const conversationNl: ConversationStrings = {
  codeHere: 'Uw medewerker heeft u in de chat een code gestuurd.',
  useCode: 'De code uit uw chat gebruiken',
  agentHere: 'Er is een medewerker bij u in de chat. Met een PIN kunt u deze pagina laten zien.',
  enterPin: 'PIN invoeren',
  notNow: 'Niet nu',
  callTitle: 'Bel ons',
  callOwnPin: 'Bel ons en druk dan op ‘Samen kijken’. Uw medewerker vraagt naar de PIN die u dan ziet.',
  callAgentPin: 'Bel ons, druk dan op ‘Samen kijken’ en voer de PIN in die uw medewerker u noemt.',
  callNumber: (phone: string) => `Bel ${phone}`,
  browse: 'Samen kijken',
  callPrivacy: 'Uw medewerker ziet niets voordat u het toestaat.',
  close: 'Sluiten',
};
