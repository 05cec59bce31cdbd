// Made from de.json by `npm run strings`; change it there.
/* prettier-ignore */
import type { ConversationStrings } from './conversation-en';

/* prettier-ignore */
export const conversationDe: ConversationStrings = {
  codeHere: 'Ihre Ansprechperson hat Ihnen im Chat einen Code geschickt.',
  useCode: 'Code aus Ihrem Chat verwenden',
  agentHere: 'Eine Ansprechperson ist bei Ihnen im Chat. Mit einer PIN können Sie ihr diese Seite zeigen.',
  enterPin: 'PIN eingeben',
  notNow: 'Jetzt nicht',
  callTitle: 'Rufen Sie uns an',
  callOwnPin: 'Rufen Sie uns an und drücken Sie dann auf „Gemeinsam ansehen“. Ihre Ansprechperson fragt nach der PIN, die Sie dann sehen.',
  callAgentPin: 'Rufen Sie uns an, drücken Sie dann auf „Gemeinsam ansehen“ und geben Sie die PIN ein, die Ihre Ansprechperson Ihnen nennt.',
  callNumber: (phone: string) => `${phone} anrufen`,
  browse: 'Gemeinsam ansehen',
  callPrivacy: 'Ihre Ansprechperson sieht nichts, bevor Sie es erlauben.',
  close: 'Schließen',
};
