import { LONG_PIN_DIGITS, type AuditEvent, type ParticipantKey } from '@beside/protocol';
import type { Stores } from '@beside/functions';
import { invite, newKey, redeem } from '../../functions/testing/ends';
import { anna, type Person } from '../../functions/testing/issuer';
import { openTestApp, type TestApp } from '../../functions/testing/test-app';
import { seededRandom } from '../support/seeded-random';

const MINUTE_MS = 60_000;
const TICK_MS = 10 * MINUTE_MS;
const TICKS_PER_DAY = 144;
const COMPANY = 'norland';

/** `flood`: from every address at once, all day. `drip`: a day's guesses stay below what guards a company, then the flood comes. */
export type Strategy = 'flood' | 'drip';

export interface Attack {
  readonly strategy: Strategy;
  readonly addresses: number;
  /** PINs of the company that wait at any time. */
  readonly livePins: number;
  readonly ticks: number;
  readonly seed: number;
  readonly onTick?: (tick: number) => void;
}

export interface Siege {
  readonly attempts: number;
  /** Attempts whose PIN was looked at. */
  readonly heard: { readonly short: number; readonly long: number };
  /** Sessions that a stranger got into. */
  readonly joins: number;
  /** The same by arithmetic: each heard attempt's chance, summed. */
  readonly expected: number;
  /** Customers with the right PIN in time, from addresses of their own. */
  readonly customers: number;
  /** The longest that any of them waited, in simulated ms. */
  readonly longestWaitMs: number;
  /** Customers who were wrong once at first, and how many new PINs it took until they were in, at most. */
  readonly mostNewPins: number;
}

/**
 * One company under siege, through the real handlers over the embedded store, with a clock of the simulation's own. Every attacker knows
 * all that the server knows, but for the PINs: how long they are, how many wait, and when an attempt is worth something.
 */
export async function guessPins({ strategy, addresses, livePins, ticks, seed, onTick }: Attack): Promise<Siege> {
  const kept = await openTestApp();
  const heard = { short: 0, long: 0 };
  let guessed: string | null = null;
  let expected = 0;
  const stores = hearRefusals(kept.stores, async (event) => {
    if (event.type !== 'pin-refused' || event.reason === 'too-many' || guessed === null) return;
    const pool = `invitation-${guessed.length}` as const;
    expected += (await kept.stores.pins.live(COMPANY, pool, app.now())) / 10 ** guessed.length;
    heard[guessed.length === LONG_PIN_DIGITS ? 'long' : 'short'] += 1;
  });
  const app = await openTestApp({ stores });
  const random = seededRandom(seed);
  const key = await newKey();
  let attempts = 0;
  let joins = 0;
  let longestWaitMs = 0;
  let mostNewPins = 0;

  /** One attempt from this address, at the kind of PIN that is worth most now. */
  async function attack(address: number): Promise<void> {
    const short = await kept.stores.pins.live(COMPANY, 'invitation-8', app.now());
    const digits = short > 0 ? 8 : LONG_PIN_DIGITS;
    guessed = Array.from({ length: digits }, () => Math.floor(random() * 10)).join('');
    app.comeFrom(`2001:db8:${address.toString(16)}::1`);
    attempts += 1;
    if ((await redeem(app, guessed, key)).status === 200) joins += 1;
    guessed = null;
  }

  async function flood(times: number): Promise<void> {
    for (let time = 0; time < times; time += 1)
      for (let address = 0; address < addresses; address += 1) await attack(address);
  }

  try {
    for (let tick = 0; tick < ticks; tick += 1) {
      for (let pin = 0; pin < livePins; pin += 1) await invite(app, `c-${pin}`);
      const isFlood = strategy === 'flood' || tick === ticks - 1;
      if (isFlood) await flood(tick === 0 || strategy === 'drip' ? 5 : 1);
      else for (let turn = 0; turn < (tick === 0 ? 55 : 5); turn += 1) await attack((tick * 5 + turn) % addresses);
      const served = await serveCustomers(app, tick);
      longestWaitMs = Math.max(longestWaitMs, served.waitMs);
      mostNewPins = Math.max(mostNewPins, served.newPins);
      await app.sweep();
      app.pass(TICK_MS);
      onTick?.(tick);
    }
    return { attempts, heard, joins, expected, customers: 2 * ticks, longestWaitMs, mostNewPins };
  } finally {
    app.close();
    kept.close();
  }
}

export const A_DAY = TICKS_PER_DAY;

/** One customer with the right PIN, and one who is wrong at first, each from an address that nobody has seen. */
async function serveCustomers(app: TestApp, tick: number): Promise<{ waitMs: number; newPins: number }> {
  const agent: Person = { oid: `agent-${tick}`, name: 'Ravi Menon', tid: anna.tid, roles: ['Agent'] };
  const first = await invite(app, `right-${tick}`, agent);
  app.comeFrom(`2001:db8:fff0:${tick.toString(16)}::1`);
  const waitMs = await enterUntilIn(app, first.pin, await newKey());
  await exit(app, first.session.id, agent);

  const second = await invite(app, `wrong-${tick}`, agent);
  app.comeFrom(`2001:db8:fff1:${tick.toString(16)}::1`);
  const customer = await newKey();
  await redeem(app, `${(Number(second.pin[0]) + 1) % 10}${second.pin.slice(1)}`, customer);
  let { pin } = second;
  let newPins = 0;
  while ((await redeem(app, pin, customer)).status !== 200) {
    newPins += 1;
    if (newPins > 3) throw new Error('a customer is locked out');
    pin = (await invite(app, `wrong-${tick}`, agent)).pin;
  }
  await exit(app, second.session.id, agent);
  return { waitMs, newPins };
}

/** Tries again every second, as a person would at most. */
async function enterUntilIn(app: TestApp, pin: string, key: ParticipantKey): Promise<number> {
  for (let waited = 0; waited < 60_000; waited += 1_000) {
    if ((await redeem(app, pin, key)).status === 200) return waited;
    app.pass(1_000);
  }
  throw new Error('a right PIN is not heard');
}

async function exit(app: TestApp, session: string, agent: Person): Promise<void> {
  const headers = await app.issuer.bearer(agent);
  await app.call('POST', `/sessions/${session}/end`, { headers, body: { reason: 'exit' } });
}

/** The same stores; what the audit of refusals gets is heard on its way. */
function hearRefusals(stores: Stores, hear: (event: AuditEvent) => Promise<void>): Stores {
  return {
    ...stores,
    refusals: {
      ...stores.refusals,
      add: async (kind) => {
        await hear({ type: 'pin-refused', reason: kind.reason, origin: kind.origin });
        return stores.refusals.add(kind);
      },
    },
  };
}
