import { checkSigned, openKeys } from '@beside/protocol';
import type { JWTVerifyGetKey } from 'jose';
import type { AuditSigner } from './audit/ledger/audit-signer';
import type { CheckpointAnchor } from './audit/ledger/checkpoint-anchor';
import type { Clock, Random } from './platform';
import type { RowFault } from './records/session-rows';
import type { RowWriter } from './records/write-rows';
import type { Publisher } from './sessions/publisher';
import { relayOrigin } from './sessions/relay-origin';
import type { SocketGateway } from './sessions/socket-gateway';
import type { OnceStore } from './tokens/once-store';
import type { StaffStanding } from './tokens/staff-standing';
import { isAboutToken } from './tokens/is-about-token';
import type { WidgetFiles } from './widget/widget-files';

/** Anybody may ask, and an answer costs a few requests: it is given again for this long. */
const ANSWER_LIFETIME_MS = 10_000;
const ENTRY_LIFETIME_MS = 60_000;

export const parts = ['store', 'staff-keys', 'relay', 'widget', 'anchor', 'signer', 'directory', 'rows'] as const;

export interface PartHealth {
  readonly name: (typeof parts)[number];
  readonly ok: boolean;
  /** How long it took to find out. */
  readonly ms: number;
  /** What stands in the way of `rows`. ROW-4 */
  readonly why?: RowFault;
}

export interface Health {
  readonly parts: readonly PartHealth[];
  /** Where clients connect: every page's content security policy names it. `null` when the relay gave none. */
  readonly relay: string | null;
}

interface Parts {
  readonly once: OnceStore;
  readonly publisher: Publisher;
  readonly gateway: SocketGateway;
  readonly staffKeys: JWTVerifyGetKey;
  readonly widgetFiles: WidgetFiles;
  readonly anchor: CheckpointAnchor;
  readonly signer: AuditSigner;
  /** Left out where nobody is asked how staff stand: then it is no part. */
  readonly directory: StaffStanding | undefined;
  /** Left out where no organisation takes rows: then they are no part. */
  readonly rows: Pick<RowWriter, 'check'> | undefined;
  readonly organisations: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
}

/**
 * Uses each part once, as a session would: writes and takes back, asks for keys, speaks to the relay, lists checkpoints, signs and checks
 * what it has signed, asks the directory. Nothing of it stays. Says which of them work and no more.
 */
export function createSelfCheck(using: Parts) {
  const {
    once,
    publisher,
    gateway,
    staffKeys,
    widgetFiles,
    anchor,
    signer,
    directory,
    rows,
    organisations,
    clock,
    random,
  } = using;
  const absent = { directory: directory === undefined, rows: rows === undefined };
  const own = parts.filter((part) => !(part in absent && absent[part as keyof typeof absent]));
  /** Whether it works, or what stands in the way of it. */
  const uses: Readonly<Record<PartHealth['name'], (name: string) => Promise<boolean | RowFault>>> = {
    async store(name) {
      await once.issue(name, 'here', clock() + ENTRY_LIFETIME_MS);
      return (await once.spend(name, clock())) === 'here';
    },
    // No key has this name: to know that, the issuer's keys must be at hand.
    'staff-keys': (name) =>
      Promise.resolve(staffKeys({ alg: 'RS256', kid: name }, { payload: '', signature: '' })).then(
        () => true,
        isAboutToken,
      ),
    relay: (name) => publisher.close(name).then(() => true),
    widget: async () => (await widgetFiles.read('beside.js')) !== null,
    // No company has this name. Only what may be read is tried: what is once written there stays.
    anchor: async (name) => (await anchor.places(name)).length === 0,
    async signer(name) {
      const [text, keys] = await Promise.all([signer.sign('beside-probe', { probe: name }), signer.keys()]);
      return (await checkSigned(text, 'beside-probe', await openKeys(keys))).ok;
    },
    directory: async () => directory !== undefined && (await directory.check()),
    async rows() {
      const faults = rows ? await Promise.all(organisations.map((one) => rows.check(one))) : [];
      return faults.find((fault) => fault !== null) ?? true;
    },
  };

  async function look(): Promise<Health> {
    const name = `self-check_${Buffer.from(random(16)).toString('hex')}`;
    const found = own.map(async (part): Promise<PartHealth> => {
      const began = clock();
      const is = await uses[part](name).catch(() => false);
      const why = typeof is === 'string' ? { why: is } : {};
      return { name: part, ok: is === true, ms: clock() - began, ...why };
    });
    return { parts: await Promise.all(found), relay: await relayOrigin(gateway) };
  }

  let last: { readonly at: number; readonly health: Promise<Health> } | null = null;
  return (): Promise<Health> => {
    if (!last || clock() - last.at >= ANSWER_LIFETIME_MS) last = { at: clock(), health: look() };
    return last.health;
  };
}
