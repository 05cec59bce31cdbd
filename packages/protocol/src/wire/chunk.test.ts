import { deflateRawSync } from 'node:zlib';
import { MAX_FRAME_BYTES, MAX_PARCEL_BYTES } from '../limits';
import { pack, Unpacker } from './chunk';

const DEFLATED = 2;

async function join(payloads: Uint8Array[]) {
  const unpacker = new Unpacker();
  let last: Awaited<ReturnType<Unpacker['push']>> = { ok: true, value: null };
  for (const payload of payloads) last = await unpacker.push(payload);
  return last;
}

test('[WIRE-6] a parcel larger than a frame travels in pieces and comes back whole', async () => {
  const parcel = crypto.getRandomValues(new Uint8Array(65_536));
  const large = new Uint8Array(700_000).map((_, i) => (parcel[i % 65_536] as number) ^ (i >> 8));
  const payloads = await pack(large);
  expect(payloads.length).toBeGreaterThan(2);
  for (const payload of payloads) expect(payload.length).toBeLessThan(MAX_FRAME_BYTES);
  const joined = await join(payloads);
  if (!joined.ok || !joined.value) throw new Error('it did not come back');
  expect(Buffer.compare(joined.value, large)).toBe(0);
});

test('[WIRE-7] a larger parcel is deflated, a small one is not', async () => {
  const [small] = await pack(new Uint8Array(100));
  const [large] = await pack(new Uint8Array(100_000));
  expect(small).toHaveLength(101);
  expect(large?.length).toBeLessThan(500);
  expect(await join([large as Uint8Array])).toEqual({ ok: true, value: new Uint8Array(100_000) });
});

test('[WIRE-7] a bomb, and what is no deflate data, are refused', async () => {
  const bomb = deflateRawSync(Buffer.alloc(MAX_PARCEL_BYTES + 1));
  expect(await join([Uint8Array.from([DEFLATED, ...bomb])])).toEqual({ ok: false, code: 'wire/too-large' });
  expect(await join([Uint8Array.from([DEFLATED, 0xff, 0xff, 0xff])])).toEqual({ ok: false, code: 'wire/malformed' });
  expect(await join([new Uint8Array(0)])).toEqual({ ok: false, code: 'wire/malformed' });
  expect(await join([Uint8Array.from([9])])).toEqual({ ok: false, code: 'wire/malformed' });
});
