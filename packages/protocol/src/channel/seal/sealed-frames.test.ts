import { answerHandshake, beginHandshake, type SharedKeys } from './handshake';
import { actOpener, actSealer, newEpoch, takeEpoch, type EpochName } from './sealed-frames';
import { newSigningKey, type SigningKey } from './suite';

const WHO = { company: 'norland', origin: 'https://www.norland.test', agent: 'Anna Visser' };
const SESSION = 's-1';
const text = (words: string) => new Uint8Array(new TextEncoder().encode(words));
const words = (bytes: Uint8Array | null | undefined) => bytes && new TextDecoder().decode(bytes);
const name = (epoch: string, turn = 1): EpochName => ({ session: SESSION, epoch, turn });

let signing: SigningKey;
beforeAll(async () => {
  signing = await newSigningKey();
});

/** What one handshake leaves to both sides. */
async function keys(participant = 'agent-1'): Promise<{ viewer: SharedKeys; customer: SharedKeys }> {
  const facts = { session: SESSION, participant, role: 'agent', language: 'en' } as const;
  const viewer = await beginHandshake(facts, null);
  const offerFacts = { session: SESSION, words: 'en', policy: '', signingKey: signing.publicKey };
  const customer = await answerHandshake(viewer.hello, offerFacts, []);
  if (!customer.ok) throw new Error(customer.fault);
  const shown = await viewer.take(customer.value.offer, WHO);
  if (!shown.ok) throw new Error(shown.fault);
  const taken = await customer.value.take(shown.value.reveal, shown.value.confirm, WHO);
  if (!taken.ok) throw new Error(taken.fault);
  const done = await shown.value.finish(taken.value.confirm);
  if (!done.ok) throw new Error(done.fault);
  return { viewer: done.value, customer: taken.value.keys };
}

/** An epoch for these viewers, and how each of them takes it. */
async function epochFor(at: EpochName, ends: Readonly<Record<string, { viewer: SharedKeys; customer: SharedKeys }>>) {
  const looking = Object.entries(ends).map(([id, { customer }]) => ({ id, wrap: customer.wrap }));
  const epoch = await newEpoch(at, looking, signing);
  const take = async (id: string, where: EpochName = at, by = ends[id]?.viewer) => {
    const wrapped = epoch.wrapped.get(id);
    return by && wrapped ? takeEpoch(where, { id, wrap: by.wrap }, by.signer, wrapped) : null;
  };
  return { epoch, take };
}

test('[SEAL-8] an epoch’s pages are read by those to whom its key was handed, and by no one else', async () => {
  const [anna, late] = [await keys('agent-1'), await keys('agent-2')];
  const first = await epochFor(name('e-1'), { 'agent-1': anna });
  const frame = await first.epoch.seal('page', 1, text('a page'));
  expect(words(await (await first.take('agent-1'))?.open('page', 1, frame))).toBe('a page');
  expect(await first.take('agent-1', name('e-1'), late.viewer)).toBeNull();
  for (const other of [name('e-2'), name('e-1', 2), { ...name('e-1'), session: 's-2' }])
    expect(await first.take('agent-1', other)).toBeNull();

  const second = await epochFor(name('e-2', 2), { 'agent-1': anna, 'agent-2': late });
  const joined = await second.take('agent-2');
  expect(joined).not.toBeNull();
  expect(await joined?.open('page', 1, frame)).toBeNull(); // who joins later cannot read what was before
});

test('[SEAL-9] a frame is genuine at its own place alone', async () => {
  const { viewer, customer } = await keys();
  const [seal, open] = [actSealer(SESSION, viewer.act), actOpener(SESSION, customer.act)];
  const place = { epoch: 'e-1', sender: 'agent-1', seq: 5 };
  const frame = await seal(place, text('an act'));
  expect(words(await open(place, frame))).toBe('an act');
  for (const other of [{ seq: 6 }, { sender: 'agent-2' }, { epoch: 'e-2' }])
    expect(await open({ ...place, ...other }, frame)).toBeNull();
  for (let at = 0; at < frame.length; at += 9) {
    const changed = frame.slice();
    changed[at] = (changed[at] as number) ^ 1;
    expect(await open(place, changed)).toBeNull();
  }
  const { epoch, take } = await epochFor(name('e-1'), { 'agent-1': { viewer, customer } });
  const beat = await epoch.seal('beat', 5, text('a beat'));
  const opener = await take('agent-1');
  expect(await opener?.open('page', 5, beat)).toBeNull();
  expect(await opener?.open('beat', 5, frame)).toBeNull();
});

test('[SEAL-9] no nonce comes again: a place is sealed once, and only rising ones', async () => {
  const { viewer, customer } = await keys();
  const { epoch } = await epochFor(name('e-1'), { 'agent-1': { viewer, customer } });
  await epoch.seal('page', 3, text('one'));
  for (const seq of [3, 2, 0, -1, 1.5, Number.NaN])
    await expect(epoch.seal('page', seq, text('two'))).rejects.toThrow('sealed once');
  await epoch.seal('page', 4, text('two'));
  const act = actSealer(SESSION, viewer.act);
  await act({ epoch: 'e-1', sender: 'agent-1', seq: 1 }, text('one'));
  await expect(act({ epoch: 'e-2', sender: 'agent-1', seq: 1 }, text('two'))).rejects.toThrow('sealed once');
});

test('[SEAL-9] with several viewers the customer signs: one of them cannot speak to another in the customer’s name', async () => {
  const ends = { 'agent-1': await keys('agent-1'), 'guest-1': await keys('guest-1') };
  const { epoch, take } = await epochFor(name('e-1'), ends);
  const [agent, guest] = [await take('agent-1'), await take('guest-1')];
  const frame = await epoch.seal('page', 1, text('a page'));
  for (const one of [agent, guest]) expect(words(await one?.open('page', 1, frame))).toBe('a page');

  const forger = await newSigningKey();
  const forged = frame.slice();
  forged.set(await forger.sign(frame.slice(64)));
  expect(await agent?.open('page', 1, forged)).toBeNull();
  expect(await agent?.open('page', 1, frame.slice(64))).toBeNull(); // as if only one were looking
  const again = await epoch.seal('page', 2, text('a page'));
  expect(await agent?.open('page', 2, new Uint8Array([...frame.slice(0, 64), ...again.slice(64)]))).toBeNull();
});

test('[SEAL-8] with one viewer nothing is signed, and nobody can make it seem so', async () => {
  const { viewer, customer } = await keys();
  const { epoch, take } = await epochFor(name('e-1'), { 'agent-1': { viewer, customer } });
  const frame = await epoch.seal('page', 1, text('a page'));
  expect(frame.length).toBe(256 + 16);
  expect(words(await (await take('agent-1'))?.open('page', 1, frame))).toBe('a page');
  const { iv, key } = epoch.wrapped.get('agent-1') ?? { iv: text(''), key: text('') };
  for (let at = 0; at < key.length; at++) {
    const changed = key.slice();
    changed[at] = (changed[at] as number) ^ 1;
    const taken = await takeEpoch(name('e-1'), { id: 'agent-1', wrap: viewer.wrap }, viewer.signer, {
      iv,
      key: changed,
    });
    expect(taken).toBeNull();
  }
});
