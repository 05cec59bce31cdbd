/** @jest-environment jsdom */
import * as React from 'react';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { chainEntries, decodeAuditFile, emptyLog, supervisorReasons, tailOf } from '@beside/protocol';
import { auditParts, type AuditApi, type ReadLog } from '../desk/api/audit-api';
import type { AuditSession } from '../desk/api/decode-audit';
import type { PolicyText } from '../desk/api/decode-policy';
import { manualClock } from '../desk/manual-clock';
import type { AuditDesk } from './audit-desk';
import { AuditView } from './audit-view';

const session: AuditSession = {
  id: 's1',
  reference: '123-456-789',
  agentName: 'Alex Agent',
  channel: 'chat',
  origin: 'https://bank.example',
  invitedAt: 1_700_000_000_000,
  since: 1_700_000_060_000,
  endedAt: 1_700_000_305_000,
  endedBy: 'customer',
  reason: 'stopped',
  state: 'ended',
  risks: [],
  mayEnd: false,
};

const { endedAt: _at, endedBy: _by, reason: _reason, ...begun } = session;
const running: AuditSession = { ...begun, state: 'live', risks: ['write-mode', 'poor-link'], mayEnd: true };

const policy = { version: 2, hash: 'c'.repeat(64) };
const rules: PolicyText = {
  version: 2,
  base: 'labels',
  allowShowAttributes: true,
  rules: [{ selector: '.iban', level: 'hidden' }],
  publishedAt: Date.UTC(2023, 10, 1, 12),
};

/** A session's file as the server seals it; `alter` is what somebody does to its JSON afterwards. */
/** As a supervisor reads it: with its file. */
type SealedLog = ReadLog & { readonly file: NonNullable<ReadLog['file']> };

async function sealedFile(alter: (text: string) => string = (text) => text): Promise<SealedLog> {
  const ES256 = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const salt = () => new Uint8Array(16);
  const start = await emptyLog('acme', 'session:s1');
  const entries = [{ event: { type: 'invited' as const } }, { event: { type: 'allowed' as const, policy } }];
  const records = await chainEntries(start, session.invitedAt, entries, salt);
  const before = await emptyLog('acme', 'company:acme');
  const opened = { type: 'session-opened', session: 's1', reference: session.reference } as const;
  const ledger = await chainEntries(before, session.invitedAt, [{ event: opened }], salt);
  const [last, end] = [tailOf(ledger, before), tailOf(records, start)];
  const payload = { v: 1, company: 'acme', at: 5, scope: 'session', before, last, checkpoints: [], keys: ['k'] };
  const seal = { ...payload, sessions: [{ id: 's1', count: end.seq, head: end.head }], names: 'all' };
  const base64url = (text: string) => btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const text = [{ alg: 'ES256', typ: 'beside-seal', kid: 'k' }, seal].map((part) => base64url(JSON.stringify(part)));
  const signed = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    pair.privateKey,
    new TextEncoder().encode(text.join('.')),
  );
  const file = {
    format: 'beside-audit/1',
    company: 'acme',
    ledger,
    sessions: [{ id: 's1', records }],
    checkpoints: [],
    seal: [...text, base64url(String.fromCharCode(...new Uint8Array(signed)))].join('.'),
    keys: [{ kty: 'EC', crv: 'P-256', x, y, kid: 'k' }],
  };
  const decoded = decodeAuditFile(JSON.parse(alter(JSON.stringify(file))));
  if (!decoded) throw new Error('no file');
  return { file: decoded, records };
}

let log: SealedLog;
beforeAll(async () => void (log = await sealedFile()));

function draw(sessions: readonly AuditSession[] = [session]) {
  const api: jest.Mocked<AuditApi> = {
    parts: jest.fn(async () => ({ ok: true as const, value: auditParts })),
    live: jest.fn(async (_ticket) => ({ ok: true as const, value: { sessions: [], now: 0, ticket: 't' } })),
    sessions: jest.fn(async (_query) => ({ ok: true as const, value: { sessions, next: null, hasTeam: false } })),
    session: jest.fn(async (_id) => ({
      ok: true as const,
      value: { session, ...log },
    })),
    figures: jest.fn(async (_range) => ({ ok: false as const, code: 'service/unavailable' as const })),
    keys: jest.fn(async () => ({ ok: true as const, value: [] })),
    end: jest.fn(async (_id, _reason) => ({ ok: true as const, value: session })),
    company: jest.fn(async (_query) => ({ ok: true as const, value: { ...log, records: [] } })),
    policy: jest.fn(async (_hash) => ({ ok: true as const, value: rules })),
    export: jest.fn(async (_query) => ({ ok: true as const, value: log.file })),
  };
  const desk: jest.Mocked<AuditDesk> = {
    api,
    views: {
      list: jest.fn(async () => ({ ok: true as const, value: [] })),
      keep: jest.fn(),
      remove: jest.fn(),
    },
    clock: manualClock(),
    signIn: jest.fn(async () => ({ ok: true as const, value: null })),
  };
  const show = async () => {
    render(<AuditView desk={desk} />);
    fireEvent.click(await screen.findByRole('tab', { name: 'Sessions' }));
  };
  return { api, desk, show };
}

test('a session is a line in words: who, where, how long, and how it ended', async () => {
  await draw().show();
  const line = (await screen.findByText('123-456-789')).closest('[role="row"]');
  for (const part of ['Alex Agent', 'bank.example', 'Chat', '4:05', 'The customer stopped sharing'])
    expect(line?.textContent).toContain(part);
});

test('the nine digits are found in any spacing; what is no session ID is said at the field', async () => {
  const { api, show } = draw();
  await show();
  const field = await screen.findByRole('textbox', { name: 'Session ID' });
  fireEvent.change(field, { target: { value: '123 45' } });
  fireEvent.click(screen.getByRole('button', { name: 'Search' }));
  expect(await screen.findByText('A session ID has nine digits.')).toBeTruthy();
  expect(api.sessions).toHaveBeenCalledTimes(1);
  fireEvent.change(field, { target: { value: '123 456 789' } });
  fireEvent.click(screen.getByRole('button', { name: 'Search' }));
  expect(api.sessions).toHaveBeenLastCalledWith({ reference: '123-456-789' });
  expect(await screen.findByText('123-456-789')).toBeTruthy();
});

test('the timeline of a session opens and closes', async () => {
  await draw().show();
  fireEvent.click(await screen.findByRole('button', { name: '123-456-789' }));
  expect(await screen.findByText('The agent invited the customer.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'All sessions' }));
  expect(screen.queryByText('The agent invited the customer.')).toBeNull();
});

test('[AUDIT-12] a log that is what was written says since when', async () => {
  await draw().show();
  fireEvent.click(await screen.findByRole('button', { name: '123-456-789' }));
  expect((await screen.findByText(/^Unaltered since /)).textContent).toContain('2023');
});

test('[COMP-7] the rules that a record names are read when somebody asks, and closed again where they were opened', async () => {
  const { api, show } = draw();
  await show();
  fireEvent.click(await screen.findByRole('button', { name: '123-456-789' }));
  const asks = await screen.findAllByRole('button', { name: 'Show the rules of that time' });
  expect(asks.map((ask) => ask.closest('[role="row"]')?.textContent)).toEqual([
    expect.stringContaining('The customer allowed the agent to see the page.'),
  ]);
  expect(api.policy).not.toHaveBeenCalled();
  fireEvent.click(asks[0] as HTMLElement);
  expect(api.policy).toHaveBeenCalledWith(policy.hash);
  const region = screen.getByRole('region', { name: 'Rules of what is shown, version 2' });
  expect(document.activeElement).toBe(region);
  expect((await within(region).findByText('.iban')).closest('dl')?.textContent).toBe('Hidden by a rule.iban');
  expect(region.textContent).toMatch(/Published Nov 1, 2023.*Without a rule, names are shown/);
  fireEvent.click(within(region).getByRole('button', { name: 'Close the rules' }));
  expect(screen.queryByRole('region', { name: /^Rules/ })).toBeNull();
  expect(document.activeElement).toBe(asks[0]);
});

test('[COMP-7] a text that is not what was published is not shown; why is said', async () => {
  const { api, show } = draw();
  api.policy.mockResolvedValue({ ok: false, code: 'policy/altered' });
  await show();
  fireEvent.click(await screen.findByRole('button', { name: '123-456-789' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Show the rules of that time' }));
  expect(await screen.findByText('These rules are not what was published.')).toBeTruthy();
  expect(screen.queryByText('.iban')).toBeNull();
});

test('[AUDIT-12] the company’s own log is checked as well', async () => {
  const { api, show } = draw();
  const reading = {
    seq: 1,
    at: 5,
    event: { type: 'audit-read', what: 'list' },
    actor: { id: 's', name: 'Sam' },
  } as const;
  api.company.mockResolvedValue({ ok: true, value: { file: log.file, records: [reading] } });
  await show();
  fireEvent.click(screen.getByRole('tab', { name: 'Refused PINs and audit readings' }));
  expect(await screen.findByText('Sam read the list of sessions.')).toBeTruthy();
  expect(await screen.findByText(/^Unaltered since /)).toBeTruthy();
});

test('[AUDIT-12] a record that does not fit is named, with what to do now', async () => {
  const altered = await sealedFile((text) => text.replace('"type":"allowed"', '"type":"refused"'));
  const { api, show } = draw();
  api.session.mockResolvedValue({ ok: true, value: { session, ...altered } });
  await show();
  fireEvent.click(await screen.findByRole('button', { name: '123-456-789' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Record 2 of this session’s log was changed after it was written.');
  expect(alert.textContent).toContain('Tell your auditor');
  expect(screen.queryByText(/^Unaltered/)).toBeNull();
});

test('[AUDIT-13] the file that anyone can verify is saved as it came', async () => {
  const saved: Blob[] = [];
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => (saved.push(blob), 'blob:x'),
    revokeObjectURL: () => undefined,
  });
  await draw().show();
  fireEvent.click(await screen.findByRole('button', { name: '123-456-789' }));
  await screen.findByText(/^Unaltered since /);
  fireEvent.click(screen.getAllByRole('button', { name: 'Export JSON' })[0] as HTMLElement);
  const reader = new FileReader();
  const text = await new Promise((resolve) => {
    reader.onload = () => resolve(reader.result);
    reader.readAsText(saved[0] as Blob);
  });
  expect(JSON.parse(String(text))).toEqual(log.file);
});

test('nothing found, and nothing refused, are said in words', async () => {
  await draw([]).show();
  expect(await screen.findByText(/No session matches/)).toBeTruthy();
  fireEvent.click(screen.getByRole('tab', { name: 'Refused PINs and audit readings' }));
  expect(await screen.findByText(/Nothing was refused/)).toBeTruthy();
});

test('an error has its words and a next step', async () => {
  const { api, show } = draw();
  api.sessions.mockResolvedValueOnce({ ok: false, code: 'auth/role-missing' });
  await show();
  expect(await screen.findByText('You may not do this.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('123-456-789')).toBeTruthy();
});

test('without a sign-in there is a button for it, and then the list', async () => {
  const { api, desk, show } = draw();
  api.sessions.mockResolvedValueOnce({ ok: false, code: 'auth/missing' });
  await show();
  fireEvent.click(await screen.findByRole('button', { name: 'Sign in' }));
  expect(desk.signIn).toHaveBeenCalledTimes(1);
  expect(await screen.findByText('123-456-789')).toBeTruthy();
});

test('why a sign-in came to nothing is said, and it can be tried again', async () => {
  const { api, desk, show } = draw();
  api.sessions.mockResolvedValueOnce({ ok: false, code: 'auth/missing' });
  desk.signIn.mockResolvedValueOnce({ ok: false, code: 'sign-in/popup-blocked' });
  await show();
  fireEvent.click(await screen.findByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText('sign-in/popup-blocked')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText('123-456-789')).toBeTruthy();
});

test('[AUDIT-19] what goes on is shown first and refreshed as one opened view, with what to watch in words', async () => {
  const { api, clock, open } = drawLive();
  const line = (await open()).closest('[role="row"]');
  for (const part of ['Live', 'Alex Agent', 'bank.example', '2:05', 'Write mode', 'Poor link'])
    expect(line?.textContent).toContain(part);
  await act(() => clock.pass(10_000));
  expect(api.live.mock.calls).toEqual([[null], ['t1'], ['t1']]);
  fireEvent.click(screen.getByRole('button', { name: '123-456-789' }));
  await screen.findByText('The agent invited the customer.');
  await act(() => clock.pass(60_000));
  expect(api.live).toHaveBeenCalledTimes(3);
  fireEvent.click(screen.getByRole('button', { name: 'All sessions' }));
  await screen.findByRole('button', { name: '123-456-789' });
  expect(api.live).toHaveBeenLastCalledWith('t1');
});

test('a refresh that fails leaves what was there and says so, until one comes through', async () => {
  const { api, clock, open } = drawLive();
  await open();
  api.live.mockResolvedValueOnce({ ok: false, code: 'service/unavailable' });
  await act(() => clock.pass(5_000));
  expect(screen.getByText(/This list is not up to date/)).toBeTruthy();
  expect(screen.getByText('123-456-789')).toBeTruthy();
  await act(() => clock.pass(5_000));
  expect(screen.queryByText(/This list is not up to date/)).toBeNull();
});

test('while nobody looks nothing is asked, and nothing going on is said in words', async () => {
  const { api, clock } = drawLive([]);
  expect(await screen.findByText('No session is going on.')).toBeTruthy();
  const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  await act(() => clock.pass(60_000));
  expect(api.live).toHaveBeenCalledTimes(1);
  hidden.mockRestore();
  await act(() => clock.pass(5_000));
  expect(api.live).toHaveBeenCalledTimes(2);
});

test('[SESS-33] a session that goes on is ended with a reason, after a second press; one that is over has no such button', async () => {
  const { api, open } = drawLive();
  api.session.mockResolvedValueOnce({ ok: true, value: { session: running, ...log } });
  await open();
  fireEvent.click(screen.getByRole('button', { name: '123-456-789' }));
  fireEvent.click(await screen.findByRole('button', { name: 'End session…' }));
  const asked = within(screen.getByRole('region', { name: 'End session 123-456-789' }));
  expect(asked.getAllByRole('radio')).toHaveLength(supervisorReasons.length);
  const confirm = asked.getByRole('button', { name: 'End it now' });
  expect(confirm).toHaveProperty('disabled', true);
  fireEvent.click(confirm);
  expect(api.end).not.toHaveBeenCalled();
  fireEvent.click(asked.getByRole('radio', { name: 'More can be seen than is needed' }));
  api.end.mockResolvedValueOnce({ ok: false, code: 'store/conflict' });
  fireEvent.click(confirm);
  expect((await asked.findByText(/store\/conflict/)).textContent).toBeTruthy();
  fireEvent.click(confirm);
  await screen.findByText('The customer stopped sharing');
  expect(api.end.mock.calls).toEqual([
    ['s1', 'supervisor-privacy'],
    ['s1', 'supervisor-privacy'],
  ]);
  expect(screen.queryByRole('button', { name: 'End session…' })).toBeNull();
});

test('[SESS-34] whoever may not end a session is not offered to', async () => {
  const { api, open } = drawLive([{ ...running, mayEnd: false }]);
  api.session.mockResolvedValueOnce({ ok: true, value: { session: { ...running, mayEnd: false }, ...log } });
  await open();
  fireEvent.click(screen.getByRole('button', { name: '123-456-789' }));
  await screen.findByText('The agent invited the customer.');
  expect(screen.queryByRole('button', { name: 'End session…' })).toBeNull();
});

test('[SESS-33] one that was over already is shown as it ended, and the focus goes where the work goes on', async () => {
  const { api, open } = drawLive();
  api.session.mockResolvedValueOnce({ ok: true, value: { session: running, ...log } });
  await open();
  fireEvent.click(screen.getByRole('button', { name: '123-456-789' }));
  const opener = await screen.findByRole('button', { name: 'End session…' });
  fireEvent.click(opener);
  const asked = within(screen.getByRole('region', { name: 'End session 123-456-789' }));
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'End session 123-456-789' }));
  fireEvent.click(asked.getByRole('button', { name: 'Let it go on' }));
  expect(document.activeElement?.textContent).toBe('End session…');
  fireEvent.click(screen.getByRole('button', { name: 'End session…' }));
  const again = within(screen.getByRole('region', { name: 'End session 123-456-789' }));
  fireEvent.click(again.getByRole('radio', { name: 'More can be seen than is needed' }));
  api.end.mockResolvedValueOnce({ ok: false, code: 'session/ended' });
  fireEvent.click(again.getByRole('button', { name: 'End it now' }));
  fireEvent.click(await again.findByRole('button', { name: 'Show how it ended' }));
  await screen.findByText('The customer stopped sharing');
  expect(document.activeElement?.textContent).toContain('123-456-789');
  expect(screen.queryByRole('button', { name: 'End session…' })).toBeNull();
});

test('[AUDIT-22] a timeline is narrowed to kinds, with how many there are of each and what is shown', async () => {
  await draw().show();
  fireEvent.click(await screen.findByRole('button', { name: '123-456-789' }));
  const kinds = within(await screen.findByRole('group', { name: 'What is shown of the records' }));
  const pressed = () =>
    kinds.getAllByRole('button').map((one) => `${one.textContent} ${one.getAttribute('aria-pressed')}`);
  expect(pressed()).toEqual(['All (2) true', 'Invitation and PIN (1) false', 'Consent (1) false']);
  fireEvent.click(kinds.getByRole('button', { name: 'Consent (1)' }));
  expect(pressed()).toEqual(['All (2) false', 'Invitation and PIN (1) false', 'Consent (1) true']);
  expect(kinds.getByRole('status').textContent).toBe('1 of 2 records');
  expect(screen.queryByText('The agent invited the customer.')).toBeNull();
  expect(screen.getByText('The customer allowed the agent to see the page.')).toBeTruthy();
  fireEvent.click(kinds.getByRole('button', { name: 'All (2)' }));
  expect(screen.getByText('The agent invited the customer.')).toBeTruthy();
});

/** The desk as it opens: at what goes on. */
function drawLive(now: readonly AuditSession[] = [running]) {
  const clock = manualClock();
  const { api, desk } = draw();
  api.live.mockImplementation(async () => ({
    ok: true,
    value: { sessions: now, now: (running.since ?? 0) + 125_000, ticket: 't1' },
  }));
  render(<AuditView desk={{ ...desk, clock }} />);
  return { api, clock, open: () => screen.findByText('123-456-789') };
}
