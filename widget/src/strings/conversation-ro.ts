// Made from ro.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { ConversationStrings } from './conversation-en';

/* prettier-ignore */
export const conversationRo: ConversationStrings = {
  codeHere: 'Agentul v-a trimis un cod în chat.',
  useCode: 'Folosiți codul din chat',
  agentHere: 'Un agent este cu dumneavoastră în chat. Îi puteți arăta această pagină cu un cod PIN.',
  enterPin: 'Introduceți codul PIN',
  notNow: 'Nu acum',
  callTitle: 'Sunați-ne',
  callOwnPin: 'Sunați-ne, apoi apăsați „Navigăm împreună”. Agentul vă cere codul PIN pe care îl vedeți atunci.',
  callAgentPin: 'Sunați-ne, apoi apăsați „Navigăm împreună” și introduceți codul PIN pe care vi-l spune agentul.',
  callNumber: (phone: string) => `Sunați la ${phone}`,
  browse: 'Navigăm împreună',
  callPrivacy: 'Agentul nu vede nimic înainte să permiteți.',
  close: 'Închideți',
};
