// Made from en.json by `npm run strings`; change it there.
/* prettier-ignore */
/* prettier-ignore */
export const endingEn = {
  reasons: {
    'stop-unanswered': 'You pressed Stop, and the session has ended.',
    'conversation-ended': 'Your conversation is over, and so is sharing.',
    'customer-away': 'This page was away for too long, so sharing has ended.',
    'desk-away': (agent: string) => `${agent} was away for too long, so sharing has ended.`,
    inactivity: 'Nothing happened for a while, so sharing has ended.',
    limit: 'The session reached its longest time and has ended.',
    'supervisor-safety': 'A supervisor ended sharing to protect you.',
    'supervisor-privacy': 'A supervisor ended sharing: more could be seen than was needed.',
    'supervisor-conduct': 'A supervisor ended sharing: the session did not keep to the company’s rules.',
    'supervisor-request': 'A supervisor ended sharing, as you asked.',
    'supervisor-technical': 'A supervisor ended sharing: it did not work as it should.',
  },
};

export type EndingStrings = typeof endingEn;
