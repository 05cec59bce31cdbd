import type { Ratios } from './ratios';
import { createTable } from './table';

interface Goal {
  readonly key: keyof Ratios;
  readonly words: string;
  readonly atMost: number;
  /** Why it costs what it costs, said where it is missed. */
  readonly because: string;
}

/** What the engine is meant to reach, as geometric means with masking on. */
const GOALS: readonly Goal[] = [
  {
    key: 'firstView',
    words: 'first view',
    atMost: 0.5,
    because:
      'the snapshot is taken in slices of 8 ms, so that the page stays usable, and is shown only when it is whole.',
  },
  {
    key: 'snapshotCpu',
    words: 'processor time of a snapshot',
    atMost: 0.35,
    because:
      'every element and every text is asked what may be known of it, by rules that look up to the root; both ends keep a hash; style sheets are read token by token.',
  },
  { key: 'liveP50', words: 'live latency, p50', atMost: 0.25, because: 'the machine was busy.' },
  { key: 'liveP95', words: 'live latency, p95', atMost: 0.3, because: 'the machine was busy.' },
  {
    key: 'snapshotBytes',
    words: 'snapshot bytes, deflated',
    atMost: 0.75,
    because: 'style sheets are most of a small page, and they travel whole.',
  },
  {
    key: 'structuralBytes',
    words: 'bytes of 500 random changes',
    atMost: 0.15,
    because:
      'a new node leaves masked and is told once more when its frame is over; ids of parents and siblings do not deflate.',
  },
  {
    key: 'units',
    words: 'units of a scripted minute',
    atMost: 0.2,
    because:
      'the view lease costs one beat a second, also when nothing happens: it is what covers the agent’s view within 3 s when a line hangs. Pointers are told twenty times a second, rrweb tells them twice.',
  },
];

/** The goals beside what was measured, and the reason for each that is missed, as Markdown. */
export function goalsOf(measured: Ratios): string {
  const missed = GOALS.filter(({ key, atMost }) => !(measured[key] <= atMost));
  return [
    '## Goals',
    `\`\`\`\n${createTable(
      ['goal', 'at most', 'measured', ''],
      GOALS.map(({ key, words, atMost }) => [
        words,
        String(atMost),
        measured[key].toFixed(3),
        measured[key] <= atMost ? 'met' : 'missed',
      ]),
    )}\n\`\`\``,
    ...missed.map(({ words, because }) => `- **${words}**: ${because}`),
  ].join('\n\n');
}
