import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  decodeAuditFile,
  decodeReceiptFile,
  verifyAudit,
  verifyReceipt,
  type AuditFile,
  type AuditKey,
  type Receipt,
  type ReceiptFile,
  type Verdict,
} from '@beside/protocol';
import type { Command, Output } from '../command';
import { describeFinding, whyWords } from './describe-finding';
import { readKeys } from './read-keys';

/** A log that was torn apart has a finding at every record: the first say enough. */
const MOST_FINDINGS = 20;

const HELP = `Usage: beside verify [options] FILE…

Says whether an exported audit, or a customer's receipt, is what was written, and names what is not: a record that was changed,
dropped, put elsewhere or added, an end that was cut off, a session that was deleted, a log that somebody wrote anew who has the
database and not the company's key. No server is asked.

  --keys FILE   the company's public keys as a JWKS (from {API}/audit/keys, kept somewhere safe); without it, those in the file
  --json        one JSON object a file: { file, ok, findings }
  --help        this

Exit code: 0 nothing was altered; 1 something was; 2 a file could not be read as an audit or a receipt.

Examples
  beside verify co-browse-audit.json --keys norland-keys.json
  beside verify receipt-123-456-789.json`;

export const verify: Command = {
  summary: 'whether an exported audit or a receipt is what was written',
  run: async (args, output) => {
    const wish = readWish(args);
    if (wish === 'help') {
      output.out(HELP);
      return 0;
    }
    if ('words' in wish) return refuse(output, wish.words);
    const trusted = wish.keys === undefined ? null : await readKeys(wish.keys);
    if (trusted && !trusted.ok) return refuse(output, trusted.words);
    let worst = 0;
    for (const name of wish.files) {
      worst = Math.max(worst, await verifyFile(name, trusted?.keys, wish.json, output));
    }
    return worst;
  },
};

async function verifyFile(
  name: string,
  trusted: readonly AuditKey[] | undefined,
  asJson: boolean,
  output: Output,
): Promise<number> {
  const text = await readFile(name, 'utf8').catch(() => null);
  if (text === null) return refuse(output, `there is no file "${name}".`);
  const json = parse(text);
  const audit = decodeAuditFile(json);
  const receipt = decodeReceiptFile(json);
  if (!audit && !receipt)
    return refuse(output, `"${name}" cannot be read as an audit or a receipt; perhaps it was cut short.`);
  const { findings, facts } = audit ? await ofAudit(audit, trusted) : await ofReceipt(receipt as ReceiptFile, trusted);
  const ok = findings.length === 0;
  if (asJson) output.out(JSON.stringify({ file: name, ok, findings }));
  else {
    output.out(ok ? `ok    ${name} is what was written.` : `FAIL  ${name} is not what was written:`);
    for (const line of findings.slice(0, MOST_FINDINGS)) output.out(`      ${line}`);
    if (findings.length > MOST_FINDINGS) output.out(`      And ${findings.length - MOST_FINDINGS} more.`);
    for (const line of facts) output.out(`      ${line}`);
    if (!trusted)
      output.out(
        '      Checked with the keys in the file itself; --keys with the company’s own says that it is the company’s.',
      );
  }
  return ok ? 0 : 1;
}

async function ofAudit(file: AuditFile, trusted: readonly AuditKey[] | undefined) {
  const verdict = await verifyAudit(file, trusted);
  return { findings: verdict.findings.map((finding) => describeFinding(finding, file)), facts: factsOf(verdict) };
}

function factsOf({ company, since, sealedAt, records, sessions, checkpoints, forgotten }: Verdict): readonly string[] {
  return [
    `Audit of ${company}: ${counted(sessions, 'session')}, ${counted(records, 'record')}, ${counted(checkpoints, 'checkpoint')}` +
      `${since === null ? '' : `, from ${time(since)}`}${sealedAt === null ? '' : ` to ${time(sealedAt)}`}.`,
    ...forgotten.map(
      ({ reference, session, at }) => `Session ${reference ?? session} was forgotten on ${time(at)} by retention.`,
    ),
  ];
}

async function ofReceipt(file: ReceiptFile, trusted: readonly AuditKey[] | undefined) {
  const checked = await verifyReceipt(file, trusted);
  if (!checked.ok) return { findings: [`The receipt is not the company’s: ${whyWords(checked.why)}.`], facts: [] };
  return { findings: [], facts: [receiptWords(checked.receipt), ...hiddenWords(checked.receipt)] };
}

function receiptWords({ companyName, reference, agentName, allowedAt, endedAt }: Receipt): string {
  const shared = allowedAt === null ? 'nothing was shared' : `shared from ${time(allowedAt)}`;
  return `Receipt of ${companyName} for session ${reference} with ${agentName}: ${shared}, ended ${time(endedAt)}.`;
}

function hiddenWords({ countedByBrowser: { hiddenUpTo } }: Receipt): readonly string[] {
  if (hiddenUpTo === undefined) return [];
  const most =
    hiddenUpTo === 0 ? 'nothing was hidden' : `up to ${counted(hiddenUpTo, 'item')} of a page hidden at once`;
  return [`As the customer’s own browser counted: ${most}.`];
}

function readWish(args: readonly string[]) {
  const options = {
    keys: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (values.help) return 'help';
    if (positionals.length === 0) return { words: 'name at least one FILE. --help says more.' };
    return { files: positionals, keys: values.keys, json: values.json };
  } catch (error) {
    return { words: `${error instanceof Error ? error.message : String(error)} --help says more.` };
  }
}

function refuse(output: Output, words: string): number {
  output.error(`verify: ${words}`);
  return 2;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function counted(count: number, name: string): string {
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

function time(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
