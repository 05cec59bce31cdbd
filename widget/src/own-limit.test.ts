import { createOwnLimit, type LiveView } from './own-limit';

const NOW = 1_700_000_000_000;
const view = (now: number, ends: LiveView['ends']): LiveView => ({
  ...{
    id: 's',
    reference: '123-456-789',
    companyName: 'C',
    agentName: 'Anna',
    conversation: 'c',
    channel: 'chat',
    now,
  },
  ...{ state: 'live', origin: 'https://x.test', version: 1, since: now },
  ...{ customer: { here: true }, desk: { here: true } },
  ...(ends && { ends }),
});
const inactive = (at: number) => ({ at, reason: 'inactivity' }) as const;

let ended: unknown[];
let limit: ReturnType<typeof createOwnLimit>;
beforeEach(() => {
  jest.useFakeTimers();
  ended = [];
  limit = createOwnLimit((one) => ended.push(one));
});
afterEach(() => jest.useRealTimers());

test('[SESS-22] the page ends by its own clock, for the reason that the server named, however its clock is set', () => {
  limit.follow(view(NOW, inactive(NOW + 60_000)));
  jest.advanceTimersByTime(59_999);
  expect(ended).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(ended).toEqual([expect.objectContaining({ id: 's', state: 'ended', by: 'server', reason: 'inactivity' })]);
});

test('[SESS-22] every word of the server puts it off, and one without a time takes it away', () => {
  limit.follow(view(NOW, inactive(NOW + 60_000)));
  jest.advanceTimersByTime(50_000);
  limit.follow(view(NOW + 50_000, inactive(NOW + 110_000)));
  jest.advanceTimersByTime(59_999);
  expect(ended).toEqual([]);
  limit.follow(view(NOW + 109_999, undefined));
  jest.advanceTimersByTime(600_000);
  expect(ended).toEqual([]);
});

test('[SESS-22] after the end nothing ends again', () => {
  limit.follow(view(NOW, inactive(NOW + 60_000)));
  limit.stop();
  jest.advanceTimersByTime(600_000);
  expect(ended).toEqual([]);
});
