import type { SessionView } from '@beside/protocol';
import { createSharingLock } from './sharing-lock';

const view = (id: string) => ({ id, state: 'live' }) as SessionView;

/** Web Locks as browsers keep them: to steal one ends the holder's request with an AbortError. */
function webLocks() {
  const holders = new Map<string, (why: unknown) => void>();
  const request = (name: string, options: { steal: boolean }, task: () => Promise<void>) =>
    new Promise<void>((done, broken) => {
      if (!options.steal) throw new Error('only stealing is expected');
      holders.get(name)?.(new DOMException('stolen', 'AbortError'));
      holders.set(name, broken);
      void Promise.resolve().then(task).then(done);
    });
  return { request };
}

const settled = () => new Promise((done) => setImmediate(done));

function inBrowser(navigator: object): void {
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
}

test('[SESS-14] the tab that is looked at takes the lock, and the other one hears of it', async () => {
  inBrowser({ locks: webLocks() });
  const [first, second] = [createSharingLock(view('s')), createSharingLock(view('s'))];
  const lost = { first: jest.fn(), second: jest.fn() };
  await first.take(lost.first);
  expect(lost.first).not.toHaveBeenCalled();
  await second.take(lost.second);
  await settled();
  expect(lost.first).toHaveBeenCalledTimes(1);
  expect(lost.second).not.toHaveBeenCalled();
  await first.take(lost.first);
  await settled();
  expect(lost.second).toHaveBeenCalledTimes(1);
});

test('[SESS-14] a tab that let go loses nothing to the next one', async () => {
  inBrowser({ locks: webLocks() });
  const [first, second] = [createSharingLock(view('s')), createSharingLock(view('s'))];
  const lost = jest.fn();
  await first.take(lost);
  first.release();
  await second.take(() => {});
  await settled();
  expect(lost).not.toHaveBeenCalled();
});

test('[SESS-14] two sessions do not disturb each other', async () => {
  inBrowser({ locks: webLocks() });
  const lost = jest.fn();
  await createSharingLock(view('a')).take(lost);
  await createSharingLock(view('b')).take(lost);
  await settled();
  expect(lost).not.toHaveBeenCalled();
});

test('[SESS-14] a browser without locks shares all the same', async () => {
  inBrowser({});
  const lost = jest.fn();
  const lock = createSharingLock(view('s'));
  await lock.take(lost);
  lock.release();
  expect(lost).not.toHaveBeenCalled();
});
