import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { anchorBlob, anchorFolder, type CheckpointAnchor } from '@beside/functions';
import { startBlobServer, type BlobServer } from '../support/servers/blob-server';

/** One suite for every place where checkpoints are kept. */

let server: BlobServer;
let folder: string;
beforeAll(async () => void (server = await startBlobServer()));
afterAll(() => server.stop());
beforeEach(() => {
  server.decide('pass');
  server.blobs.clear();
  folder = mkdtempSync(path.join(tmpdir(), 'beside-anchor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const blobs = (token = server.token, container = server.container) =>
  anchorBlob({ container, credential: { getToken: async () => ({ token, expiresOnTimestamp: 0 }) }, fetch });

const places: readonly [string, () => CheckpointAnchor][] = [
  ['a folder', () => anchorFolder(folder)],
  ['Azure Blob Storage, over the wire to a stand-in', () => blobs()],
];

describe.each(places)('%s', (_name, open) => {
  test('[AUDIT-11] what is there stays, and is given back', async () => {
    const anchor = open();
    expect([await anchor.places('norland'), await anchor.get('norland', 20)]).toEqual([[], null]);
    expect(await anchor.put('norland', 20, 'first')).toBe(true);
    expect(await anchor.put('norland', 20, 'second')).toBe(false);
    expect(await open().get('norland', 20)).toBe('first');
  });

  test('[AUDIT-11] of those that come to one place at the same time one stands there', async () => {
    const anchor = open();
    const put = await Promise.all(['a', 'b', 'c'].map((text) => anchor.put('norland', 1, text)));
    expect(put.filter(Boolean)).toHaveLength(1);
    expect(await anchor.get('norland', 1)).toBe(['a', 'b', 'c'][put.indexOf(true)]);
  });

  test('[AUDIT-11] the places are rising, all of them, and of this company', async () => {
    const anchor = open();
    for (const seq of [100, 9, 20, 1, 1_000_000]) await anchor.put('norland', seq, `at ${seq}`);
    await anchor.put('norland-bank', 7, 'another');
    expect(await anchor.places('norland')).toEqual([1, 9, 20, 100, 1_000_000]);
    expect(await anchor.places('norland-bank')).toEqual([7]);
  });
});

test('[AUDIT-11] a service that refuses is no place that is empty or taken, and its words are kept back', async () => {
  await blobs().put('norland', 1, 'first');
  const refused: readonly [number, string][] = [
    [403, 'AuthorizationPermissionMismatch'],
    [404, 'ContainerNotFound'],
    [409, 'ContainerBeingDeleted'],
    [503, 'ServerBusy'],
  ];
  for (const [status, code] of refused) {
    server.decide({ status, code });
    const asked = [
      () => blobs().put('norland', 1, 'x'),
      () => blobs().get('norland', 1),
      () => blobs().places('norland'),
    ];
    for (const ask of asked) {
      const error = await ask().catch((failure: unknown) => failure);
      expect(error).toMatchObject({ name: `BlobFailure ${status}` });
      expect(String(error)).not.toMatch(/norland|checkpoints\/|Mismatch|Busy/);
    }
  }
  server.decide('pass');
  await expect(blobs('a stranger').get('norland', 1)).rejects.toMatchObject({ name: 'BlobFailure 401' });
});
