import { createTable } from './table';
import { allow, chat, deskIs, enterPin, invite, seesInMirror, signIn, takeConversation } from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';
import type { Page } from 'playwright-core';
import { percentile } from './percentile';
import { relayLatency } from './relay-latency';

const CHANGES = Number(process.argv[process.argv.indexOf('--changes') + 1]) || 300;
/** Apart, so that each change is a first one and leaves at once. */
const CHANGE_EVERY_MS = 60;

/** Presses and machine time from the PIN to the first mirrored paint, and how long a change takes to the desk. */
async function main(): Promise<void> {
  const stage = await openStage('bench-journey');
  try {
    const agent = await stage.person('agent');
    const customer = await stage.person('customer');
    const presses = { agent: await countPresses(agent), customer: await countPresses(customer) };
    const times = await journey(stage, agent, customer, presses);
    const live = await changeLatency(agent, customer);
    const relay = await relayLatency(stage.twin, CHANGES);
    const ratio = (value: number) => (value / percentile(relay, 50)).toFixed(2);
    console.log(
      createTable(
        ['what', 'figure', 'relay p50 = 1'],
        [
          ['presses, agent: CB to PIN in the chat', String(times.agentPresses), ''],
          ['presses, customer: after the PIN is typed', String(times.customerPresses), ''],
          ['PIN entered → consent shown', ms(times.consent), ratio(times.consent)],
          ['Allow → first mirrored paint', ms(times.paint), ratio(times.paint)],
          ['change → change at the desk, p50', ms(percentile(live, 50)), ratio(percentile(live, 50))],
          ['change → change at the desk, p95', ms(percentile(live, 95)), ratio(percentile(live, 95))],
          ['same bytes through the relay and both SDKs alone, p50', ms(percentile(relay, 50)), '1.00'],
          [
            'same bytes through the relay and both SDKs alone, p95',
            ms(percentile(relay, 95)),
            ratio(percentile(relay, 95)),
          ],
        ],
      ),
    );
    console.log(`${live.length} changes. Times are of this machine and this run; the ratios compare.`);
  } finally {
    await stage.close();
  }
}

async function journey(
  stage: Stage,
  agent: Page,
  customer: Page,
  presses: { agent: () => Promise<number>; customer: () => Promise<number> },
) {
  const { directory } = stage.twin;
  await signIn(agent, directory, 'norland-tax', 'Anna Visser');
  await customer.goto(`${directory.tax}/return/income`);
  await chat(customer, 'Can you help me?');
  await takeConversation(agent, 'Can you help me?');
  const agentBefore = await presses.agent();
  const pin = await invite(agent, customer);
  const agentPresses = (await presses.agent()) - agentBefore;
  const customerBefore = (await presses.customer()) + 1; // the launcher comes before the PIN is typed
  const entered = performance.now();
  await enterPin(customer, pin);
  await customer.getByRole('button', { name: 'Allow' }).waitFor();
  const consent = performance.now() - entered;
  const allowed = performance.now();
  await allow(customer);
  await deskIs(agent, 'live');
  await seesInMirror(agent, 'Income');
  return {
    agentPresses,
    customerPresses: (await presses.customer()) - customerBefore,
    consent,
    paint: performance.now() - allowed,
  };
}

/** From a change in the customer's DOM to the same change in the desk's mirror, both on one machine's clock. */
async function changeLatency(agent: Page, customer: Page): Promise<number[]> {
  await agent.evaluate(() => {
    const frame = document.querySelector<HTMLIFrameElement>('[data-beside-stage] iframe');
    const page = frame?.contentDocument;
    const seen: Record<string, number> = {};
    (window as unknown as { seen: typeof seen }).seen = seen;
    if (!page) return;
    new MutationObserver(() => {
      const text = page.querySelector('h1')?.className ?? '';
      seen[text] ??= performance.timeOrigin + performance.now();
    }).observe(page, { subtree: true, attributes: true, childList: true, characterData: true });
  });
  const made = await customer.evaluate(
    async ({ changes, every }) => {
      const times: Record<string, number> = {};
      const heading = document.querySelector('h1');
      for (let n = 0; n < changes; n++) {
        times[`n${n}`] = performance.timeOrigin + performance.now();
        heading?.setAttribute('class', `n${n}`);
        await new Promise((done) => setTimeout(done, every));
      }
      return times;
    },
    { changes: CHANGES, every: CHANGE_EVERY_MS },
  );
  await agent.waitForFunction(
    (last) => last in (window as unknown as { seen: Record<string, number> }).seen,
    `n${CHANGES - 1}`,
  );
  const seen = await agent.evaluate(() => (window as unknown as { seen: Record<string, number> }).seen);
  return Object.entries(made).flatMap(([name, at]) => (seen[name] === undefined ? [] : [seen[name] - at]));
}

async function countPresses(page: Page): Promise<() => Promise<number>> {
  let before = 0;
  await page.exposeFunction('besidePressed', () => (before += 1));
  await page.addInitScript(() => {
    addEventListener(
      'click',
      (event) => event.isTrusted && void (window as unknown as { besidePressed(): void }).besidePressed(),
      true,
    );
  });
  return async () => {
    await page.evaluate(() => 0);
    return before;
  };
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

await main();
