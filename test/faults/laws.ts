import { decodeAuditFile, verifyAudit, type AuditRecord } from '@beside/protocol';
import { newKey, versions } from '../../functions/testing/ends';
import { ravi, sofia } from '../../functions/testing/issuer';
import { BASE } from '../../functions/testing/test-app';
import { brokenCompanyLaws } from './company-laws';
import { travel, type Journey } from './journey';
import type { World } from './open-world';
import { brokenRowLaws } from './row-laws';
import { createTraveller, type Answer } from './traveller';

/** After this nothing of a session may be left to wait for. */
const LONGEST_MS = 9 * 60 * 60_000;
/** What an end may hear at a step beside success, since it asked for it before and the answer was lost. */
const AFTER_ALL: Readonly<Record<string, readonly string[]>> = {
  end: ['session/ended'],
  refuse: ['session/ended'],
  change: ['company/changed'],
  approve: ['company/changed', 'company/no-proposal'],
  add: ['company/id-taken'],
  mistype: ['pin/invalid'],
  // Taken before, by the one whose answer was lost.
  take: ['offer/gone', 'session/agent-busy'],
  'take-pin': ['pin/used', 'session/agent-busy'],
  // The relay's word is said once; its connection is refused or unknown, and the client comes again.
  'relay connect': ['auth/invalid', 'service/unavailable', 'store/conflict', 'no answer'],
  'relay connected': ['no answer'],
  'relay disconnected': ['no answer'],
};
/** Events of which a session has at most one, or exactly one where it ended. */
const ONCE = ['pin-accepted', 'taken', 'moved', 'allowed', 'refused', 'write-mode', 'ended'];

export interface Verdict {
  /** The laws that a run broke, in words; none when all is as it must be. */
  readonly laws: readonly string[];
  /** How the session of the agent's PIN ended. */
  readonly ending: string;
}

/** Looks at what a journey has left, and makes another one. */
export async function judge(world: World, journey: Journey): Promise<Verdict> {
  const broken = journey.answers.flatMap(unexpected);
  if (journey.wasGranted) broken.push('live before the customer had allowed it');
  broken.push(...(await pinIsSpent(world, journey)), ...(await customerPinIsSpent(world, journey)));
  world.pass(LONGEST_MS);
  for (let sweeps = 0; sweeps < 3; sweeps += 1) await world.sweep();
  const sessions = await world.stores.sessions.list('norland', { limit: 100 });
  for (const { id, state } of sessions) {
    if (state !== 'ended') broken.push(`${id} is stuck as ${state}`);
    broken.push(...(await auditIsWhole(world, id)));
  }
  broken.push(...(await nothingIsLeft(world)), ...(await auditVerifies(world)));
  broken.push(...(await brokenCompanyLaws(world, journey)), ...(await brokenRowLaws(world)));
  if (await world.stores.sessions.busyByAgent('norland', 'anna')) broken.push('the agent is still busy');
  const stored = await world.stores.sessions.get('norland', journey.session);
  const next = await travel(world, 'next');
  broken.push(...next.answers.flatMap(unexpected).map((words) => `the next session: ${words}`));
  return { laws: broken, ending: stored?.session.state === 'ended' ? stored.session.reason : 'not at all' };
}

function unexpected({ step, status, code }: Answer): string[] {
  if (status >= 200 && status < 300) return [];
  return AFTER_ALL[step]?.includes(code ?? '') ? [] : [`${step} was answered ${status} ${code ?? ''}`];
}

/** PIN-3: whatever happened, another key never gets in with it. */
async function pinIsSpent(world: World, { pin }: Journey): Promise<string[]> {
  const key = await newKey();
  const body = JSON.stringify({ pin, company: 'norland', key: key.publicJwk, versions });
  const headers = { origin: 'https://www.norland.test' };
  const answer = await world.ask(new Request(`${BASE}/pins/redeem`, { method: 'POST', headers, body }));
  return answer === 'killed' || answer.status >= 400 ? [] : [`the PIN let a second key in: ${answer.status}`];
}

/** PIN-8: nor another agent with what the customer has read out. */
async function customerPinIsSpent(world: World, { customerPin: pin }: Journey): Promise<string[]> {
  const traveller = createTraveller(world);
  const body = { pin, conversation: 'another', channel: 'voice', versions };
  const { status } = await traveller.staff('take-pin', 'POST', '/pins/take', body, ravi);
  return status === 409 || status === 404 || status === 410 ? [] : [`the customer’s PIN was taken twice: ${status}`];
}

/** AUDIT-3: after the next reading everything is in the log, in order, once, and the end is last. */
async function auditIsWhole(world: World, id: string): Promise<string[]> {
  const stored = await world.stores.sessions.get('norland', id);
  if (!stored) return [`${id} is listed and not there`];
  for (const record of stored.pending) await world.stores.audit.append(`session:${id}`, record);
  const records = await world.stores.audit.read(`session:${id}`, {});
  const types = records.map(({ event }) => event.type);
  const broken: string[] = [];
  if (records.some(({ seq }, index) => seq !== index + 1)) broken.push(`${id}: the audit has a gap`);
  if (records.length !== stored.seq) broken.push(`${id}: ${records.length} records of ${stored.seq}`);
  for (const type of ONCE)
    if (types.filter((one) => one === type).length > 1) broken.push(`${id}: ${type} is recorded twice`);
  if (!['invited', 'taken'].includes(types[0] ?? '') || types.at(-1) !== 'ended')
    broken.push(`${id}: the audit is ${types.join(' ')}`);
  if (types.includes('allowed') && types.indexOf('allowed') < types.indexOf('pin-accepted'))
    broken.push(`${id}: allowed before it was entered`);
  return [...broken, ...presence(records).map((words) => `${id}: ${words}`)];
}

/** What waits for somebody or something: sessions that the ledger has not heard of, refusals that are not written, offers, PINs. */
async function nothingIsLeft({ stores, now }: World): Promise<string[]> {
  const { sessions, refusals, offers, pins } = stores;
  const left: readonly (readonly [string, number])[] = [
    ['sessions owe the ledger', (await sessions.owing(10)).length],
    ['refusals are not in the ledger', (await refusals.all(10)).length],
    ['offers are overdue', (await offers.due(now(), 10)).length],
    ['requests wait', (await offers.requests('norland', null, 10)).length],
    ['PINs wait', await pins.live('norland', 'invitation-8', now())],
  ];
  return left.flatMap(([words, count]) => (count > 0 ? [`${count} ${words}`] : []));
}

/** AUDIT-9, AUDIT-10, AUDIT-12: ledger, sessions and checkpoints know each other, and the mistyped PIN is in it. */
async function auditVerifies(world: World): Promise<string[]> {
  const traveller = createTraveller(world);
  const { body, status } = await traveller.staff('export', 'GET', '/audit/export', undefined, sofia);
  const file = decodeAuditFile(body);
  if (!file) return [`the audit is no file: ${status}`];
  const { findings } = await verifyAudit(file);
  const isRefused = file.ledger.some(({ event }) => event.type === 'pin-refused' && event['reason'] === 'unknown');
  return [
    ...findings.map((finding) => `the audit does not verify: ${JSON.stringify(finding)}`),
    ...(isRefused ? [] : ['the mistyped PIN is not in the ledger']),
  ];
}

/** Nobody joins twice, or leaves without having been there. */
function presence(records: readonly AuditRecord[]): string[] {
  const here = new Set<string>();
  return records.flatMap(({ event }) => {
    if (event.type !== 'joined' && event.type !== 'left') return [];
    const isOdd = (event.type === 'joined') === here.has(event.role);
    if (event.type === 'joined') here.add(event.role);
    else here.delete(event.role);
    return isOdd ? [`${event.role} ${event.type} out of turn`] : [];
  });
}
