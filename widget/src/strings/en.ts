import type { EndReason, RefusalCode } from '@beside/protocol';

const REFUSED: Partial<Record<RefusalCode, string>> = {
  'pin/invalid': 'This PIN is not valid here. Ask your agent for a new one.',
  'origin/unknown': 'Sharing is not set up for this website. Please tell your agent.',
  'session/version': 'This page and your agent’s desk do not fit together yet. Reload this page and try again.',
  'session/ended': 'This session is over. Ask your agent for a new PIN.',
  'policy/unavailable':
    'Sharing is not possible right now, because the privacy settings could not be checked. Please try again later.',
};

const ENDED: Record<EndReason, (agent: string) => string> = {
  cancelled: (agent) => `${agent} took the invitation back.`,
  'invitation-expired': () => 'The PIN was not used in time.',
  refused: () => 'You said no. Nothing was shared.',
  'consent-expired': () => 'The question was not answered in time. Nothing was shared.',
  stopped: () => 'You ended the session.',
  'stop-unanswered': () => 'You pressed Stop, and the session has ended.',
  exit: (agent) => `${agent} has left the session.`,
  'conversation-ended': () => 'Your conversation is over, and so is sharing.',
  'customer-away': () => 'This page was away for too long, so sharing has ended.',
  'desk-away': (agent) => `${agent} was away for too long, so sharing has ended.`,
  inactivity: () => 'Nothing happened for a while, so sharing has ended.',
  limit: () => 'The session reached its longest time and has ended.',
};

/** Every word the customer reads, in English. */
export const en = {
  region: 'Share this page with an agent',
  launcher: 'Share with an agent',
  pinTitle: 'Enter your PIN',
  pinLead: 'Your agent gives you eight digits, in the chat or on the phone.',
  pinLabel: 'PIN from your agent',
  pinContinue: 'Continue',
  pinChecking: 'Checking…',
  pinIncomplete: (missing: number) =>
    `The PIN has eight digits. ${missing === 1 ? 'One is' : `${missing} are`} missing.`,
  pinTooLong: 'The PIN has only eight digits. Please check it.',
  pinPrivacy: 'Nothing is shared yet. You decide on the next screen.',
  close: 'Close',
  refused: (code: RefusalCode) => REFUSED[code] ?? 'That did not work just now. Please try again in a moment.',
  offline: 'No connection. Check your internet and try again.',
  consentTitle: (agent: string) => `Let ${agent} see this page?`,
  consentFrom: (company: string) => `from ${company}`,
  consentSite: 'On this website',
  consentSeesTitle: 'They will see',
  consentSees: [
    'this website, in this tab only',
    'headings, buttons and the names of fields',
    'where you point and scroll',
  ],
  consentHidesTitle: 'They will not see',
  consentHides: [
    'what you typed, amounts and personal details',
    'passwords and payment details, ever',
    'other tabs, windows or your screen',
  ],
  consentControl: (agent: string) => `${agent} can point, but cannot press or type anything. You can stop at any time.`,
  allow: 'Allow',
  no: 'No, thanks',
  allowing: 'Starting…',
  consentLeft: (minutes: number) =>
    minutes > 1 ? `You have ${minutes} minutes to decide.` : 'Less than a minute left to decide.',
  live: (agent: string) => `${agent} can see this page`,
  liveWaiting: (agent: string) => `Waiting for ${agent}. Nothing is being sent.`,
  liveInterrupted: 'Connection lost. Reconnecting…',
  liveElsewhere: 'You are sharing another tab of this website.',
  takeOver: 'Share this tab instead',
  session: (reference: string) => `Session ${reference}`,
  stop: 'Stop',
  stopLabel: 'Stop sharing this page',
  pausedTitle: 'Sharing is paused',
  pausedLead: (agent: string) => `${agent} cannot see this page any more.`,
  pausedLeft: (seconds: number) => `Ends by itself in ${seconds} s.`,
  pausedOffline: 'No connection. Sharing stays off.',
  end: 'End sharing',
  continue: 'Continue sharing',
  endedTitle: 'Sharing has ended',
  ended: (reason: EndReason, agent: string) => ENDED[reason](agent),
  endedReceipt: (agent: string, company: string, reference: string) => `${agent}, ${company} · Session ${reference}`,
  endedNothingKept: 'What was on your page has not been stored.',
  done: 'Done',
  pointsTo: (agent: string, what: string) =>
    what ? `${agent} points to “${what}”.` : `${agent} points to a place on this page.`,
  showMe: (agent: string) => `Show where ${agent} is pointing`,
  whatIsHidden: 'What is hidden?',
  hiddenCount: (count: number) => `${count} hidden`,
  hiddenItems: (count: number, agent: string) =>
    count === 0
      ? `Nothing on this page is hidden from ${agent}.`
      : `${count === 1 ? 'One thing on this page is' : `${count} things on this page are`} hidden from ${agent}.`,
  seeWhat: (agent: string) => `See what ${agent} sees`,
  announceLive: (agent: string) => `${agent} can now see this page. Press Stop at any time.`,
};

export type Strings = typeof en;
