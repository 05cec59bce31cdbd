/** @jest-environment jsdom */
import { CompressionStream, DecompressionStream } from 'node:stream/web';
import { setImmediate } from 'node:timers';
import { COMMAND_LIFETIME_MS, decodeActs, type PresenceMessage } from '@beside/protocol';
import { decodeFrame, openHub, openViewer, type CustomerSeal, type Hub, type Viewer } from '@beside/protocol/channel';
import { createHands, type Hands, type WriteAct } from '../../widget/src/control/hands';
import { HANG_LIMIT_MS } from '../support/hang-limit';
import { ManualClock } from '../support/manual-clock';
import { MemoryRelay } from '../support/relay/memory-relay';
import { printFigures } from '../support/run/print-figures';
import { SealedEnds } from '../support/relay/sealed-ends';
import { seededRandom } from '../support/seeded-random';

jest.setTimeout(HANG_LIMIT_MS);

const SCHEDULES = Number(process.env['BESIDE_SCHEDULES'] ?? 10_000);
const STEPS = 12;
/** Schedules that one link carries, one after the other: each begins with whatever the last one left under way. */
const SCHEDULES_A_LINK = 50;

const negotiate = () => Promise.resolve({ url: 'ws://relay', send: 'a', receive: 'b' });
const DEAF = { frame: () => {}, fact: () => {}, state: () => {} };

interface Made {
  readonly at: number;
  readonly grant: number | null;
  effects: number;
}

/** A customer's page with real hands at the end of a real channel, and an agent who acts whenever it likes. */
class Shared {
  readonly clock = new ManualClock();
  readonly relay = new MemoryRelay();
  readonly made = new Map<string, Made>();
  readonly faults: string[] = [];
  readonly shown: PresenceMessage[] = [];
  effects = 0;
  replays = 0;
  /** The number of the grant that lives; `null`: nobody may write. */
  grant: number | null = null;
  grants = 0;
  private values = 0;
  private hub: Hub;
  private hands: Hands;
  private held = false;
  readonly viewer: Viewer;
  readonly field = document.createElement('input');

  static async open(): Promise<Shared> {
    const ends = await SealedEnds.acquaint('agent');
    return new Shared(ends, await ends.customer());
  }

  private constructor(
    private readonly ends: SealedEnds,
    customer: CustomerSeal,
  ) {
    document.body.append(this.field);
    this.field.addEventListener('change', () => this.noteEffect(this.field.value));
    this.hub = this.openHub(customer);
    this.hands = this.openHands();
    this.viewer = openViewer({
      participant: 'agent',
      open: this.relay.open('viewer', 'agent'),
      negotiate,
      seal: ends.viewer(),
      clock: this.clock,
      on: {
        ...{ epoch: () => {}, messages: () => {}, fact: () => {}, link: () => {}, lease: () => {} },
        ...{ strange: () => {}, dropped: () => {} },
      },
    });
  }

  private noteEffect(value: string): void {
    const made = this.made.get(value);
    this.effects += 1;
    if (!made) return void this.faults.push(`an effect of nobody's act: ${value}`);
    made.effects += 1;
    if (made.effects > 1) this.faults.push('an act came twice');
    if (this.grant === null || this.held) this.faults.push('an effect without a grant');
    if (this.clock.now() - made.at > COMMAND_LIFETIME_MS) this.faults.push('an effect after 3 s');
  }

  private openHub(seal: CustomerSeal): Hub {
    return openHub({
      open: this.relay.open('hub'),
      negotiate,
      seal,
      clock: this.clock,
      decodeActs,
      randomId: () => crypto.randomUUID().replace(/-/g, ''),
      on: {
        epoch: () => {},
        act: (viewer, act) => this.hands.act(viewer, act as WriteAct),
        fact: () => {},
        link: () => {},
        dropped: () => {},
      },
    });
  }

  private openHands(): Hands {
    return createHands({
      elementOf: (node) => (node === 2 ? this.field : null),
      show: (message) => void this.shown.push(message),
      mode: () => ({ writer: this.grant === null ? null : 'agent', direct: true }),
      rules: { barOf: () => null, isOpened: () => false, isListed: () => false },
      customer: { propose: () => () => {}, request: () => () => {}, refused: () => {} },
      clock: this.clock,
    });
  }

  allow(): void {
    this.grant = ++this.grants;
  }

  takeBack(): void {
    this.grant = null;
    this.hands.release();
  }

  pause(): void {
    this.takeBack();
    this.held = true;
    void this.hub.hold({ status: 'paused', hidden: false });
  }

  goOn(): void {
    if (this.held) this.hub.release();
    this.held = false;
  }

  /** The page goes away and the next one comes: nothing that was granted is granted there. */
  async navigate(): Promise<void> {
    this.takeBack();
    this.hands.stop();
    this.hub.close();
    this.held = false;
    this.hub = this.openHub(await this.ends.nextPage());
    this.hands = this.openHands();
  }

  act(): void {
    const text = `v${++this.values}`;
    this.made.set(text, { at: this.clock.now(), grant: this.grant, effects: 0 });
    void this.viewer.act({ kind: 'fill', act: this.values, node: 2, value: { kind: 'text', text } });
  }

  /** Whoever sits on the relay sends what it has kept of the agent's commands once more. */
  replay(random: () => number): void {
    const commands = this.relay.frames.filter(({ bytes }) => decodeFrame(bytes)?.header.kind === 'act').slice(-20);
    const again = this.relay.open('viewer', 'agent')(negotiate, DEAF);
    for (const { bytes } of commands)
      if (random() < 0.5) {
        again.send(bytes);
        this.replays += 1;
      }
    again.close();
  }

  close(): void {
    this.hands.stop();
    this.hub.close();
    this.viewer.close();
    this.field.remove();
  }
}

async function play(shared: Shared, random: () => number): Promise<void> {
  for (let step = 0; step < STEPS; step++) {
    const chance = random();
    if (chance < 0.34) shared.act();
    else if (chance < 0.5) shared.allow();
    else if (chance < 0.58) shared.takeBack();
    else if (chance < 0.63) shared.pause();
    else if (chance < 0.72) shared.goOn();
    else if (chance < 0.74) await shared.navigate();
    else if (chance < 0.79) shared.relay.setCut(true);
    else if (chance < 0.88) shared.relay.setCut(false);
    else if (chance < 0.92) shared.replay(random);
    else {
      const lost = random() * 0.5;
      shared.relay.faults = {
        copies: () => (random() < lost ? 0 : random() < 0.3 ? 2 : 1),
        late: () => (random() < 0.3 ? Math.ceil(random() * 6) : 0),
      };
    }
    if (random() < 0.4)
      await shared.clock.pass([1, 1, 1, 20, 20, 200, 1_000, 3_100][Math.floor(random() * 8)] as number);
  }
}

beforeAll(() => {
  const style = { visibility: 'visible', display: 'block', cursor: 'auto', getPropertyValue: () => '' };
  window.getComputedStyle = () => style as unknown as CSSStyleDeclaration;
  Object.assign(globalThis, { setImmediate, CompressionStream, DecompressionStream });
  // jsdom lays nothing out: the field is where one would see it.
  Element.prototype.getBoundingClientRect = () =>
    ({ left: 10, top: 10, right: 110, bottom: 30, width: 100, height: 20 }) as DOMRect;
  Document.prototype.elementsFromPoint = () => [...document.querySelectorAll('input')];
});

test('[CTRL-2] [CTRL-4] whatever comes when, nothing is done without a live grant, nothing twice and nothing late', async () => {
  let [effects, acts, grants, replays, withoutGrant] = [0, 0, 0, 0, 0];
  for (let first = 0; first < SCHEDULES; first += SCHEDULES_A_LINK) {
    const shared = await Shared.open();
    for (let seed = first; seed < Math.min(SCHEDULES, first + SCHEDULES_A_LINK); seed++) {
      await play(shared, seededRandom(seed + 1));
      expect({ seed: seed + 1, faults: shared.faults }).toEqual({ seed: seed + 1, faults: [] });
    }
    acts += shared.made.size;
    effects += shared.effects;
    grants += shared.grants;
    replays += shared.replays;
    withoutGrant += [...shared.made.values()].filter(({ grant }) => grant === null).length;
    shared.close();
  }
  printFigures(
    `consent schedules: ${SCHEDULES}, ${acts} acts (${withoutGrant} made without a grant), ${grants} grants, ${replays} replayed frames, ${effects} effects, 0 faults`,
  );
  expect(effects).toBeGreaterThan(SCHEDULES / 20);
  expect(withoutGrant).toBeGreaterThan(SCHEDULES / 20);
});
