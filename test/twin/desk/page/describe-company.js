import { LANGUAGES } from './form-parts.js';

const MINUTE_MS = 60_000;
/** What is set in minutes: where it stands in the settings, its words, its least and its most. */
export const TIMES = [
  ['limits', 'invitation', 'A PIN is valid for', 2, 30],
  [null, 'requestWaits', 'A request waits for an agent for', 2, 60],
  ['limits', 'inactivity', 'A session ends when nothing happens for', 2, 60],
  ['limits', 'grace', 'A customer whose page is away has', 0.5, 10],
  ['limits', 'absolute', 'A session lasts at most', 10, 480],
];
export const WAYS = [
  ['agentPin', 'The agent sends or reads out a PIN'],
  ['customerPin', 'The customer reads out a PIN'],
  ['request', 'The customer asks, and an agent takes the call'],
];
export const SIDES = [
  ['end', 'At the right, where lines are read from the left'],
  ['start', 'At the left, where lines are read from the left'],
];
export const IDENTITIES = [
  ['off', 'Whoever has the PIN'],
  ['when-known', 'Only the customer of the conversation, where the desk knows who that is'],
  ['required', 'Only customers whom the site has signed in'],
];
export const SWITCHES = {
  words: 'Customers pick the right three words before Allow works',
  names: 'Headings, buttons and labels are shown from the start',
  marks: 'Pages may open parts of themselves',
  two: 'Every change waits for a second administrator',
};

export const minutesOf = (settings, [of, key]) => (of ? settings[of][key] : settings[key]) / MINUTE_MS;
export const msOf = (minutes) => Math.round(minutes * MINUTE_MS);

/** The site's keys as they are pasted in. */
export const writeKeys = (keys) => keys?.url ?? (keys ? JSON.stringify(keys) : '');

/** Everything that an administrator can set, in words: label and value. */
function describe({ name, origins, policy, settings }) {
  const yes = (is) => (is ? 'yes' : 'no');
  const nameOf = (code) => LANGUAGES.find(([one]) => one === code)?.[1] ?? code;
  return [
    ['Name', name],
    ['Sites', origins.join(', ')],
    ['Telephone', settings.phone ?? 'none'],
    ...WAYS.map(([way, words]) => [words, yes(settings.starts[way])]),
    [SWITCHES.words, yes(settings.mustPickWords)],
    ...TIMES.map((time) => [time[2], `${minutesOf(settings, time)} minutes`]),
    ['A PIN may be used by', IDENTITIES.find(([one]) => one === settings.customerIdentity)[1]],
    ['The site’s keys', writeKeys(settings.customerKeys) || 'none'],
    ['Languages', settings.languages?.map(nameOf).join(', ') ?? 'all'],
    ['Colour', settings.accent ?? 'Beside’s own'],
    ['Where the button stands', SIDES.find(([side]) => side === settings.side)[1]],
    [SWITCHES.names, yes(policy.base === 'labels')],
    [SWITCHES.marks, yes(policy.allowShowAttributes)],
    ['Rules', policy.rules.map(({ selector, level }) => `${selector} ${level}`).join('; ') || 'none'],
    [
      'What agents may press',
      [...(policy.acts?.press ?? []), ...(policy.acts?.links ?? [])].join('; ') || 'nothing more',
    ],
    [SWITCHES.two, yes(settings.twoPersons)],
  ];
}

/** What would become different: label, as it is, as it would be. */
export function differences(now, then) {
  const after = new Map(describe(then));
  return describe(now)
    .map(([label, before]) => [label, before, after.get(label)])
    .filter(([, before, next]) => before !== next);
}
