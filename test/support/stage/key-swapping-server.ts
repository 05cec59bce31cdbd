import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { readLetter, writeLetter } from '@beside/protocol';
import {
  beginAttempt,
  createCustomerHandshakes,
  readHello,
  readStep,
  stepBytes,
  type SealStep,
  type ViewerAttempt,
  type Who,
} from '@beside/protocol/channel';
import type { Page, Route } from 'playwright-core';
import { HUB } from '../../twin/host';

/** A server that plays the customer to the agent's desk, and the desk to the customer, each with keys of its own. */
export interface KeySwap {
  /** Whether both handshakes came to their end, with this server in between. */
  isBetween(): boolean;
}

interface Written {
  readonly number: number;
  readonly from: string;
  readonly text: string;
}

/** @param who as both sides know each other: a server knows that too */
export async function swapKeys(
  { agent, customer }: { readonly agent: Page; readonly customer: Page },
  connectionString: string,
  who: Who,
): Promise<KeySwap> {
  const relay = new WebPubSubServiceClient(connectionString, HUB, { allowInsecureConnection: true });
  const toCustomer: Written[] = [];
  const towardsAgent: SealStep[] = [];
  let desk = '';
  let session = '';
  let number = 100;
  let asCustomer: ReturnType<typeof createCustomerHandshakes> | null = null;
  let asDesk: ViewerAttempt | null = null;
  const met = { agent: false, customer: false };

  async function tellAgent(step: SealStep): Promise<void> {
    const letter = { number: ++number, from: 'customer', text: writeLetter(stepBytes(step)) };
    await relay.sendToUser(desk, { fact: 'letter', letter });
  }

  const writeCustomer = (step: SealStep) =>
    toCustomer.push({ number: ++number, from: desk, text: writeLetter(stepBytes(step)) });

  async function fromAgent(step: SealStep): Promise<void> {
    if (step.kind === 'hello') {
      const intent = readHello(step.message)?.intent;
      if (!intent) return;
      desk = intent.participant;
      session = intent.session;
      const facts = { session, words: 'en', policy: '', signingKey: new Uint8Array(65) };
      asCustomer = createCustomerHandshakes({
        facts,
        who: () => who,
        resumable: () => [],
        countStranger: async () => true,
      });
      asDesk = await beginAttempt({ session, participant: desk, role: 'agent', language: 'en' }, () => who, null);
      writeCustomer(asDesk.hello);
    }
    const heard = await asCustomer?.hear(desk, step);
    met.agent ||= Boolean(heard?.met);
    if (!heard?.answer) return;
    // The desk takes an offer only once it knows the page that was entered on: until somebody is there it waits here.
    if (step.kind === 'hello') towardsAgent.push(heard.answer);
    else await tellAgent(heard.answer);
  }

  async function fromCustomer(step: SealStep): Promise<void> {
    for (const held of towardsAgent.splice(0)) await tellAgent(held);
    const taken = await asDesk?.hear(step);
    met.customer ||= Boolean(taken?.keys);
    if (taken?.answer) writeCustomer(taken.answer);
  }

  async function between(
    route: Route,
    hear: (step: SealStep) => Promise<void>,
    letters: readonly Written[],
  ): Promise<void> {
    const request = route.request();
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    if (request.method() === 'OPTIONS') return route.continue();
    if (request.method() === 'GET') {
      const after = Number(new URL(request.url()).searchParams.get('after'));
      return route.fulfill({ headers, json: { letters: letters.filter((letter) => letter.number > after) } });
    }
    const { text } = request.postDataJSON() as { text: string };
    const step = readStep(readLetter(text) ?? new Uint8Array(0));
    if (step) await hear(step);
    return route.fulfill({ status: 201, headers, json: { number: 1 } });
  }

  await agent.route('**/api/sessions/*/letters**', (route) => between(route, fromAgent, []));
  await customer.route('**/api/sessions/*/letters**', (route) => between(route, fromCustomer, toCustomer));
  return { isBetween: () => met.agent && met.customer };
}
