// Made from en.json by `npm run strings`; change it there.
/* prettier-ignore */
/* prettier-ignore */
export const conversationEn = {
  codeHere: 'Your agent has sent you a code in the chat.',
  useCode: 'Use the code from your chat',
  agentHere: 'An agent is with you in the chat. You can show them this page with a PIN.',
  enterPin: 'Enter the PIN',
  notNow: 'Not now',
  callTitle: 'Call us',
  callOwnPin: 'Call us, then press “Browse with you”. Your agent asks for the PIN that you see then.',
  callAgentPin: 'Call us, then press “Browse with you” and enter the PIN that your agent tells you.',
  callNumber: (phone: string) => `Call ${phone}`,
  browse: 'Browse with you',
  callPrivacy: 'Your agent sees nothing before you allow it.',
  close: 'Close',
};

export type ConversationStrings = typeof conversationEn;
