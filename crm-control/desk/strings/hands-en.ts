import type { ActOutcome } from '@beside/protocol';

/** What happened, why, and what to do now. */
export interface OutcomeWords {
  readonly what: string;
  readonly why: string;
  readonly next: string;
}

const outcome = (what: string, why: string, next: string): OutcomeWords => ({ what, why, next });
const quoted = (name: string) => (name === '' ? 'it' : `“${name}”`);
const atStart = (name: string) => (name === '' ? 'It' : `“${name}”`);
const count = (amount: number, one: string, more: string) => (amount === 1 ? `one ${one}` : `${amount} ${more}`);

/** What the agent reads about pointing, marking, writing, looking around and talking within a session. */
export const handsEn = {
  tools: {
    label: 'Tools',
    points: 'Point',
    draws: 'Draw',
    clears: 'Clear marks',
    key: (key: string) => `Key: ${key}`,
    pointer: 'Pointer',
    spotlight: 'Spotlight',
    highlight: 'Highlight',
    rectangle: 'Rectangle',
    arrow: 'Arrow',
    pen: 'Pen',
    laser: 'Laser',
    note: 'Note',
    hand: 'Fill in and press',
    clearMine: 'Clear mine',
    clearAll: 'Clear all',
  },
  hints: {
    pointer: 'Move over the page: the customer sees your pointer. Click to show a ripple.',
    spotlight: 'Click something on the page. The customer is led to it.',
    highlight: 'Click something on the page to highlight it.',
    rectangle: 'Drag over the page to draw a rectangle.',
    arrow: 'Drag from the tail of the arrow to its head.',
    pen: 'Drag over the page to draw.',
    laser: 'Drag over the page. The line fades by itself.',
    note: 'Click where the note belongs, then write it.',
    hand: 'Click a field to fill it in, or anything else to press it. The customer decides what happens.',
  },
  stageKeys:
    'Arrow keys move the pointer, Shift makes larger steps, Enter uses the tool, Escape takes back, Delete clears your marks.',
  marks: {
    marked: {
      spotlight: (name: string) => `${atStart(name)} is in the spotlight for the customer.`,
      highlight: (name: string) => `${atStart(name)} is highlighted for the customer.`,
      rectangle: (name: string) => `A rectangle is drawn on ${quoted(name)}.`,
      arrow: (name: string) => `An arrow is drawn on ${quoted(name)}.`,
      pen: (name: string) => `A line is drawn on ${quoted(name)}.`,
      laser: (name: string) => `The laser shows ${quoted(name)}.`,
      note: (name: string) => `A note is on ${quoted(name)}.`,
    },
    firstCorner: 'First end set. Move to the other one and press Enter. Escape takes it back.',
    takenBack: 'Taken back.',
    clearedMine: 'Your marks are cleared.',
    clearedAll: 'All marks are cleared.',
    nothingThere: 'There is nothing to mark at that spot.',
    notDelivered: 'The mark did not reach the customer’s page. Try again.',
    tapped: 'The customer sees where you clicked.',
    noteLabel: 'Note for the customer',
    notePlaceholder: 'Write a short note',
    place: 'Place note',
    cancel: 'Cancel',
    others: 'Another agent',
  },
  noticeRead: 'Hide this message',
  keysGo: (name: string) => `Keys go to ${quoted(name)}. Escape gives them back.`,
  typing: (customer: string, name: string) =>
    name === '' ? `${customer} is typing.` : `${customer} is typing in “${name}”.`,
  look: {
    follow: 'Follow',
    free: 'Look around',
    freeHint: 'Scroll the page without the customer. They stay where they are.',
    bring: 'Bring the customer here',
    rail: 'Where everybody is on the page',
    customerAt: (customer: string, percent: number) => `${customer} is at ${percent} % of the page. Look here.`,
    otherAt: (percent: number) => `Another agent is at ${percent} % of the page. Look here.`,
    back: 'Page back',
    forward: 'Page forward',
    nothingToBring: 'There is nothing in the middle of your view to bring the customer to.',
  },
  write: {
    label: 'What you may do',
    pointing: 'Pointing only',
    asked: (customer: string) => `Asked ${customer}…`,
    mine: 'You can fill in fields',
    mineHow: (customer: string) => `${customer} accepts each value.`,
    mineDirect: (customer: string) => `${customer} lets you type directly.`,
    others: 'Another agent can fill in fields',
    ask: 'Ask to write',
    giveBack: 'Give back',
    undo: 'Undo what I did',
    ended: (customer: string) =>
      outcome(
        'You can no longer fill in fields.',
        `${customer} took it back, or the page was left.`,
        'You can go on pointing, or ask again.',
      ),
    undone: (fields: number) =>
      fields === 0
        ? 'Nothing was left to undo.'
        : `${fields === 1 ? 'One field holds' : `${fields} fields hold`} again what the customer had there.`,
  },
  fill: {
    title: (name: string) => (name === '' ? 'Fill in this field' : `Fill in “${name}”`),
    hidden: 'What it holds is hidden from you.',
    propose: 'Propose',
    type: 'Fill in',
    cancel: 'Cancel',
    withdraw: 'Withdraw',
    keys: 'Enter sends it, Escape closes.',
    linesKeys: 'Ctrl+Enter sends it, Escape closes.',
    ticked: 'Ticked',
    unticked: 'Not ticked',
    chosen: 'Chosen',
    proposed: (customer: string) => `Proposed: waiting for ${customer}`,
    used: 'Used',
    changed: 'Changed by the customer',
    refused: 'Declined',
    gone: 'No longer there',
    sending: 'Sending…',
  },
  /** While an act waits, or what the customer answered. */
  waiting: {
    write: (customer: string) => `You asked ${customer} to let you fill in fields. They decide.`,
    here: (customer: string) => `You asked ${customer} to come to this part of the page. They decide.`,
    press: (customer: string, name: string) => `You asked ${customer} to press ${quoted(name)}. They decide.`,
    fill: (customer: string, name: string) => `You proposed a value for ${quoted(name)}. ${customer} decides.`,
  },
  answered: {
    write: {
      yes: (customer: string) =>
        outcome(
          `${customer} lets you fill in fields.`,
          'Your values are shown as proposals.',
          'Click a field to fill it in.',
        ),
      no: (customer: string) =>
        outcome(
          `${customer} wants to go on alone.`,
          'You can point and mark, but not fill in.',
          'Say why it would help, then ask again.',
        ),
      gone: (_customer: string) =>
        outcome(
          'Your question is closed.',
          'It was not answered, or the page was left.',
          'Ask again when the customer is ready.',
        ),
    },
    here: {
      yes: (customer: string) =>
        outcome(`${customer} is there now.`, 'They followed you.', 'Go on, or press Follow to see what they see.'),
      no: (customer: string) =>
        outcome(
          `${customer} stays where they are.`,
          'They did not want to move.',
          'Use a spotlight, or tell them what to look for.',
        ),
      gone: (_customer: string) =>
        outcome(
          'Your question is closed.',
          'That part of the page is gone, or it was not answered.',
          'Bring them to another place.',
        ),
    },
    press: {
      yes: (customer: string, name: string) =>
        outcome(`${customer} pressed ${quoted(name)}.`, 'They did it themselves.', 'See what the page says now.'),
      no: (customer: string, name: string) =>
        outcome(
          `${customer} did not want to press ${quoted(name)}.`,
          'The decision is theirs.',
          'Ask what holds them back.',
        ),
      gone: (_customer: string, name: string) =>
        outcome(
          `Your request to press ${quoted(name)} is closed.`,
          'It is gone, or it was not answered.',
          'Look at the page and try again.',
        ),
    },
  },
  settled: {
    used: (customer: string, name: string) =>
      outcome(
        `${customer} used your value for ${quoted(name)}.`,
        'They accepted it as it was.',
        'Go on with the next field.',
      ),
    changed: (customer: string, name: string) =>
      outcome(
        `${customer} changed your value for ${quoted(name)}.`,
        'They wrote another one.',
        'Check with them that it is right.',
      ),
    refused: (customer: string, name: string) =>
      outcome(
        `${customer} declined your value for ${quoted(name)}.`,
        'The field is as it was.',
        'Ask what should stand there.',
      ),
    gone: (_customer: string, name: string) =>
      outcome(
        `Your value for ${quoted(name)} is no longer proposed.`,
        'It was taken back, or the field is gone.',
        'Propose it again if it is still needed.',
      ),
  },
  lost: outcome(
    'That did not reach the customer’s page.',
    'The connection was interrupted, or the page changed just then.',
    'Look at the page, then do it again.',
  ),
  outcomes: {
    done: (_customer, name) =>
      outcome(`Done: ${quoted(name)}.`, 'The customer’s page took it.', 'See what the page says now.'),
    proposed: (customer, name) =>
      outcome(
        `You proposed a value for ${quoted(name)}.`,
        `${customer} decides what stands in the field.`,
        'Wait, or withdraw it.',
      ),
    requested: (customer, name) =>
      outcome(
        `You asked ${customer} to press ${quoted(name)}.`,
        'It may send or change something, so only the customer presses it.',
        'They decide. Tell them why.',
      ),
    'not-in-write-mode': (customer) =>
      outcome(
        'You are pointing only.',
        `${customer} has not let you fill in fields, or took it back.`,
        'Press “Ask to write” first.',
      ),
    vanished: (_customer, name) =>
      outcome(
        `${atStart(name)} is no longer there.`,
        'The page changed before it arrived.',
        'Look at the page and choose again.',
      ),
    'out-of-sight': (customer, name) =>
      outcome(
        `${atStart(name)} cannot be seen by ${customer}.`,
        'Nothing is done where the customer cannot see it.',
        'Bring the customer there, or open the part it stands in.',
      ),
    disabled: (_customer, name) =>
      outcome(
        `${atStart(name)} cannot be used now.`,
        'The page has switched it off.',
        'Fill in first what the page asks for.',
      ),
    covered: (_customer, name) =>
      outcome(
        `Something lies over ${quoted(name)}.`,
        'A dialog or a banner is in front of it.',
        'Close that first, or ask the customer to.',
      ),
    'read-only': (_customer, name) =>
      outcome(
        `${atStart(name)} cannot be changed.`,
        'The page or the company lets it only be read.',
        'Tell the customer what you would change.',
      ),
    locked: (_customer, name) =>
      outcome(
        `${atStart(name)} is locked for agents.`,
        'The company keeps it for the customer alone.',
        'Guide the customer with a spotlight.',
      ),
    never: (_customer, name) =>
      outcome(
        `${atStart(name)} is never filled by an agent.`,
        'Passwords, payment details, codes and files are the customer’s own.',
        'Ask the customer to fill it in. You do not see it.',
      ),
    final: (customer, name) =>
      outcome(
        `${atStart(name)} is for ${customer} to press.`,
        'It may send, pay or agree to something.',
        'Put it in the spotlight and let the customer press it.',
      ),
    elsewhere: (_customer, name) =>
      outcome(
        `${atStart(name)} leads out of this site.`,
        'You can follow only links that the company lists.',
        'Ask the customer to open it if they want to.',
      ),
    unsuitable: (_customer, name) =>
      outcome(
        `That does not fit ${quoted(name)}.`,
        'The field takes another kind of value.',
        'Check the value and try again.',
      ),
    'customer-busy': (customer, name) =>
      outcome(
        `${customer} is using ${quoted(name)} right now.`,
        'The customer comes first.',
        'Wait until they have finished, then try again.',
      ),
    'too-many': (customer) =>
      outcome(
        'That was too much at once.',
        `${customer} has questions open, or acts came too quickly.`,
        'Wait for an answer, then go on.',
      ),
  } satisfies Record<ActOutcome, (customer: string, name: string) => OutcomeWords>,
  chat: {
    title: 'Chat in this session',
    toggle: (unread: number) => (unread === 0 ? 'Chat' : `Chat, ${count(unread, 'new line', 'new lines')}`),
    empty: 'Only those who take part can read this. Nothing of it is stored.',
    label: 'Write to the customer',
    send: 'Send',
    lost: 'The line was not sent. Try again.',
    snippets: 'Quick lines',
    copy: (text: string) => `Copy: ${text}`,
    insert: (text: string) => `Insert: ${text}`,
    keep: 'Keep as quick line',
    remove: (text: string) => `Remove: ${text}`,
    reference: (reference: string) => `Your reference: ${reference}`,
    lookHere: 'Please look at what I have marked.',
    yourTurn: 'Please check it and press the button yourself.',
    says: (who: string, text: string) => `${who}: ${text}`,
  },
};
