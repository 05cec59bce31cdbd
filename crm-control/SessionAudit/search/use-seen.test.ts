import type { AuditSession } from '../../desk/api/decode-audit';
import { agentsToChoose, MOST_SEEN, NOTHING_SEEN, seenAfter } from './use-seen';

const session = (number: number, agentName: string, agentKey?: string): AuditSession => ({
  ...{ id: `s${number}`, reference: `000-000-${String(number).padStart(3, '0')}`, agentName, channel: 'chat' },
  ...{ invitedAt: number, state: 'invited', risks: [], mayEnd: false, origin: `https://${number}.example` },
  ...(agentKey !== undefined && { agentKey }),
});

test('[AUDIT-21] agents of the same name are two to choose from, each with a session to know them by', () => {
  const seen = seenAfter(NOTHING_SEEN, [
    session(1, 'Alex Agent', 'a'),
    session(2, 'Alex Agent', 'b'),
    session(3, 'Alex Agent', 'a'),
    session(4, 'Bo Baker', 'c'),
    session(5, ''),
  ]);
  expect(agentsToChoose(seen)).toEqual([
    { key: 's1', text: 'Alex Agent (000-000-001)' },
    { key: 's2', text: 'Alex Agent (000-000-002)' },
    { key: 's4', text: 'Bo Baker' },
  ]);
});

test('an earlier server tells agents apart by their names alone', () => {
  const seen = seenAfter(NOTHING_SEEN, [session(1, 'Alex Agent'), session(2, 'Alex Agent'), session(3, 'Bo Baker')]);
  expect(agentsToChoose(seen).map(({ key }) => key)).toEqual(['s1', 's3']);
});

test('of very many those that were listed last are kept, and each keeps the session it was first met in', () => {
  const first = seenAfter(NOTHING_SEEN, [session(0, 'First', 'first'), session(1, 'Second', 'second')]);
  const others = Array.from({ length: MOST_SEEN - 1 }, (_, index) => session(index + 2, `Agent ${index}`, `k${index}`));
  const seen = seenAfter(seenAfter(first, [session(999, 'First', 'first')]), others);
  expect([seen.agents.size, seen.origins.length]).toEqual([MOST_SEEN, MOST_SEEN]);
  expect(seen.agents.get('first')?.session).toBe('s0');
  expect(seen.agents.has('second')).toBe(false);
});
