import type { MarkTool } from '@beside/protocol';

/** What an element is, as one would call it. */
export type ElementKind = 'field' | 'choice' | 'button' | 'link' | 'heading' | 'picture' | 'part';

const KINDS: Readonly<Record<ElementKind, string>> = {
  field: 'field',
  choice: 'choice',
  button: 'button',
  link: 'link',
  heading: 'heading',
  picture: 'picture',
  part: 'part of the page',
};

const MARKED: Readonly<Record<MarkTool, (who: string, what: string) => string>> = {
  spotlight: (who, what) => `${who} points to ${what}.`,
  highlight: (who, what) => `${who} highlights ${what}.`,
  rectangle: (who, what) => `${who} frames something in ${what}.`,
  arrow: (who, what) => `${who} draws an arrow in ${what}.`,
  pen: (who, what) => `${who} draws in ${what}.`,
  laser: (who, what) => `${who} circles something in ${what}.`,
  note: (who, what) => `${who} writes a note at ${what}`,
};

/** What the two do together, in English. */
export const handsEn = {
  you: 'You',
  element: (name: string, kind: ElementKind) => (name ? `“${name}”, ${KINDS[kind]}` : `a ${KINDS[kind]}`),
  marked: (tool: MarkTool, who: string, what: string, note: string) =>
    note ? `${MARKED[tool](who, what)}: ${note}` : MARKED[tool](who, what),
  showMe: (who: string) => `Show where ${who} is pointing`,
  looksHere: (who: string) => `${who} looks at this part of the page`,
  tools: 'Together on this page',
  draw: 'Draw',
  drawing: 'Stop drawing',
  drawHint: 'Draw on the page with your finger or mouse. Press Escape to stop.',
  clear: 'Clear marks',
  chat: 'Chat',
  chatUnread: (count: number) => (count === 1 ? 'Chat, one new message' : `Chat, ${count} new messages`),
  chatTitle: (who: string) => `Chat with ${who}`,
  chatEmpty: 'Messages here are gone when sharing ends. Nothing is stored.',
  chatField: 'Message',
  chatSend: 'Send',
  chatSaid: (who: string, words: string) => `${who}: ${words}`,
  copy: 'Copy',
  copied: 'Copied',
  close: 'Close',
  canPoint: (who: string) => `${who} can point`,
  canWrite: (who: string) => `${who} can fill in fields`,
  takeBack: 'Take back',
  tookBack: (who: string) => `${who} can only point now.`,
  direct: (who: string) => `Let ${who} type without asking me each time`,
  undo: (who: string) => `Undo what ${who} did`,
  undone: (count: number) =>
    count === 0 ? 'There was nothing to undo.' : `${count === 1 ? 'One field is' : `${count} fields are`} as before.`,
  writeTitle: (who: string) => `Let ${who} fill in fields for you?`,
  writeCanTitle: 'They could',
  writeCan: ['suggest values, which you accept or not', 'open tabs, menus and lists'],
  writeCannotTitle: 'They could not',
  writeCannot: ['send, sign, pay or agree to anything', 'use passwords, codes, card details or files'],
  writeLead: 'You keep control: press Take back or Escape at any time.',
  writeAllow: 'Allow',
  writeRefuse: 'No',
  writeGranted: (who: string) => `${who} can now fill in fields. Press Escape to take that back.`,
  proposalLead: (who: string, field: string) => (field ? `${who} suggests for “${field}”` : `${who} suggests`),
  use: 'Use',
  change: 'Change',
  no: 'No',
  useAll: (count: number) => `Use all ${count} suggestions`,
  pressLead: (who: string) => `${who} asks you to press`,
  hereLead: (who: string) => `${who} asks you to look at`,
  showIt: 'Show it',
  goThere: 'Go there',
  thisPart: 'this part of the page',
  refused: (who: string) =>
    `Something that ${who} did would have sent this form. Beside has stopped it: only you can send it.`,
  gotIt: 'OK',
  jumpKey: 'Alt + Shift + B goes to it.',
};

export type HandsStrings = typeof handsEn;
