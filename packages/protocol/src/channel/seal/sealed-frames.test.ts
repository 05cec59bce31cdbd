import type { SealedPlace } from './seal';
import { answerHandshake, beginHandshake, type SharedKeys } from './handshake';
import { newEpochKey, openActs, sealActs, takeEpochKey } from './sealed-frames';
import { random } from './suite';

const WHO = { company: 'norland', origin: 'https://www.norland.test', agent: 'Anna Visser' };
const SESSION = 's-1';
const text = (words: string) => new Uint8Array(new TextEncoder().encode(words));
const words = (bytes: Uint8Array | null) => bytes && new TextDecoder().decode(bytes);

/** What one handshake leaves to both sides. */
async function keys(participant = 'agent-1'): Promise<{ viewer: SharedKeys; customer: SharedKeys }> {
  const facts = { session: SESSION, participant, role: 'agent', language: 'en' } as const;
  const viewer = await beginHandshake(facts, null);
  const offerFacts = { session: SESSION, words: 'en', policy: '', signingKey: random(65) };
  const customer = await answerHandshake(viewer.hello, offerFacts, null);
  if (!customer.ok) throw new Error(customer.fault);
  const shown = await viewer.take(customer.value.offer, WHO);
  if (!shown.ok) throw new Error(shown.fault);
  const taken = await customer.value.take(shown.value.reveal, shown.value.confirm, WHO);
  if (!taken.ok) throw new Error(taken.fault);
  const done = await shown.value.finish(taken.value.confirm);
  if (!done.ok) throw new Error(done.fault);
  return { viewer: done.value, customer: taken.value.keys };
}

const page = (epoch: string, seq: number): SealedPlace => ({ epoch, sender: 'hub', direction: 'page', seq });

test('an epoch’s pages are read by those to whom its key was handed, and by no one else', async () => {
  const [anna, late] = [await keys('agent-1'), await keys('agent-2')];
  const first = await newEpochKey(SESSION, 'e-1');
  const frame = await first.seal(page('e-1', 1), text('a page'));
  const wrapped = await first.wrapFor('agent-1', anna.customer.wrap);
  const own = await takeEpochKey({ session: SESSION, epoch: 'e-1', viewer: 'agent-1' }, anna.viewer.wrap, wrapped);
  expect(words((await own?.open(page('e-1', 1), frame)) ?? null)).toBe('a page');

  for (const [at, by] of [
    [{ session: SESSION, epoch: 'e-1', viewer: 'agent-2' }, late.viewer.wrap],
    [{ session: SESSION, epoch: 'e-1', viewer: 'agent-1' }, late.viewer.wrap],
    [{ session: SESSION, epoch: 'e-2', viewer: 'agent-1' }, anna.viewer.wrap],
    [{ session: 's-2', epoch: 'e-1', viewer: 'agent-1' }, anna.viewer.wrap],
  ] as const)
    expect(await takeEpochKey(at, by, wrapped)).toBeNull();

  const second = await newEpochKey(SESSION, 'e-2');
  const joined = await takeEpochKey(
    { session: SESSION, epoch: 'e-2', viewer: 'agent-2' },
    late.viewer.wrap,
    await second.wrapFor('agent-2', late.customer.wrap),
  );
  expect(joined).not.toBeNull();
  expect(await joined?.open(page('e-1', 1), frame)).toBeNull(); // who joins later cannot read what was before
});

test('a frame is genuine at its own place alone', async () => {
  const { viewer, customer } = await keys();
  const [seal, open] = [await sealActs(SESSION, 'e-1', viewer.act), await openActs(SESSION, 'e-1', customer.act)];
  const place: SealedPlace = { epoch: 'e-1', sender: 'agent-1', direction: 'act', seq: 5 };
  const frame = await seal.seal(place, text('an act'));
  expect(words(await open.open(place, frame))).toBe('an act');
  for (const other of [{ seq: 6 }, { sender: 'agent-2' }, { epoch: 'e-2' }, { direction: 'page' as const }])
    expect(await open.open({ ...place, ...other }, frame)).toBeNull();
  for (let at = 0; at < frame.length; at += 9) {
    const changed = frame.slice();
    changed[at] = (changed[at] as number) ^ 1;
    expect(await open.open(place, changed)).toBeNull();
  }
  const next = await openActs(SESSION, 'e-2', customer.act);
  expect(await next.open(place, frame)).toBeNull();
});

test('no nonce comes again: a place is sealed once, and only rising ones', async () => {
  const epoch = await newEpochKey(SESSION, 'e-1');
  await epoch.seal(page('e-1', 3), text('one'));
  for (const seq of [3, 2, 0, -1, 1.5, Number.NaN])
    await expect(epoch.seal(page('e-1', seq), text('two'))).rejects.toThrow('sealed once');
  await epoch.seal(page('e-1', 4), text('two'));
});

test('the key of an epoch cannot be read out where it was handed to', async () => {
  const { viewer, customer } = await keys();
  const epoch = await newEpochKey(SESSION, 'e-1');
  const { iv, key } = await epoch.wrapFor('agent-1', customer.wrap);
  await expect(
    crypto.subtle.unwrapKey('raw', key, viewer.wrap, { name: 'AES-GCM', iv }, 'AES-GCM', true, ['decrypt']),
  ).rejects.toThrow();
  expect(viewer.wrap.usages).toEqual(['unwrapKey']);
  expect(customer.wrap.usages).toEqual(['wrapKey']);
});
