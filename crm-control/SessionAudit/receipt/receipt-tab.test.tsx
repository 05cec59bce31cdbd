/** @jest-environment jsdom */
import * as React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { AuditKey, Receipt } from '@beside/protocol';
import type { AuditApi } from '../../desk/api/audit-api';
import { manualClock } from '../../desk/manual-clock';
import type { AuditDesk } from '../audit-desk';
import { ReceiptTab } from './receipt-tab';

const ES256 = { name: 'ECDSA', namedCurve: 'P-256' };
const receipt: Receipt = {
  v: 1,
  company: 'norland',
  companyName: 'Norland Tax Office',
  reference: '123-456-789',
  agentName: 'Anna Visser',
  channel: 'chat',
  invitedAt: 1,
  origin: 'https://www.norland.test',
  allowedAt: 2_000,
  pauses: 3,
  endedAt: 5_000,
  endedBy: 'supervisor',
  reason: 'supervisor-safety',
  countedByBrowser: {
    writeMode: [],
    hands: { done: 0, proposed: 0, used: 0, requested: 0, pressed: 0, refused: 0, final: 0 },
    hiddenUpTo: 50,
  },
  log: { seq: 1, head: 'a'.repeat(64) },
};

async function createKey(): Promise<{ jwk: AuditKey; sign: (typ: string) => Promise<string> }> {
  const pair = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const base64url = (text: string) => btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  const sign = async (typ: string) => {
    const text = [{ alg: 'ES256', typ, kid: 'k' }, receipt].map((part) => base64url(JSON.stringify(part))).join('.');
    const made = await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      pair.privateKey,
      new TextEncoder().encode(text),
    );
    return `${text}.${base64url(String.fromCharCode(...new Uint8Array(made)))}`;
  };
  return { jwk: { kty: 'EC', crv: 'P-256', x, y, kid: 'k' }, sign };
}

let own: Awaited<ReturnType<typeof createKey>>;
let text: string;
beforeAll(async () => {
  own = await createKey();
  const signature = await own.sign('beside-receipt');
  text = JSON.stringify({ format: 'beside-receipt/1', receipt, signature, keys: [own.jwk] });
});

function draw() {
  const keys = jest.fn<ReturnType<AuditApi['keys']>, []>(async () => ({ ok: true, value: [own.jwk] }));
  const api: Partial<AuditApi> = { keys };
  render(
    <ReceiptTab
      desk={{ api, clock: manualClock(), signIn: async () => ({ ok: true, value: null }) } as unknown as AuditDesk}
    />,
  );
  const paste = (value: string) => {
    fireEvent.change(screen.getByLabelText('The customer’s receipt'), { target: { value } });
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
  };
  return { keys, paste };
}

test('[AUDIT-16] a receipt that the company signed is said to be so, with what it says', async () => {
  draw().paste(text);
  await screen.findByText('This receipt is what Norland Tax Office signed. Nothing in it was changed.');
  const said = screen.getByRole('status').textContent;
  for (const part of [
    '123-456-789',
    'Anna Visser',
    'www.norland.test',
    'Pauses3',
    '(by a supervisor): to protect',
    'up to 50',
  ])
    expect(said).toContain(part);
});

test('[AUDIT-16] what was changed is not relied on, and nothing of it is shown as a fact', async () => {
  draw().paste(text.replace('Anna Visser', 'Somebody Else'));
  expect((await screen.findByText('Do not rely on this receipt.')).parentElement?.textContent).toContain(
    'What it says is not what was signed.',
  );
  expect(screen.getByRole('status').textContent).not.toContain('Somebody Else');
});

test('[AUDIT-16] keys that a receipt brings along count for nothing', async () => {
  const forger = await createKey();
  const signature = await forger.sign('beside-receipt');
  draw().paste(JSON.stringify({ format: 'beside-receipt/1', receipt, signature, keys: [forger.jwk] }));
  expect(await screen.findByText('Its signature is wrong.')).toBeTruthy();
});

test('[AUDIT-16] something else that the company signed is no receipt', async () => {
  const signature = await own.sign('beside-seal');
  draw().paste(JSON.stringify({ format: 'beside-receipt/1', receipt, signature, keys: [own.jwk] }));
  expect(await screen.findByText('Its signature is none of a receipt.')).toBeTruthy();
});

test.each(['{"format":"beside-receipt/1"', '{}', 'hello', '[1]'])('%s is said to be no receipt', async (typed) => {
  draw().paste(typed);
  expect(await screen.findByText(/^This is no receipt/)).toBeTruthy();
});

test('a file is opened and checked at once; without the company’s keys nothing is said of it', async () => {
  const { keys } = draw();
  const file = new File([text], 'beside-123-456-789.json', { type: 'application/json' });
  Object.assign(file, { text: async () => text });
  const choose = () => fireEvent.change(screen.getByLabelText('Open the file'), { target: { files: [file] } });
  keys.mockResolvedValueOnce({ ok: false, code: 'service/unavailable' });
  choose();
  expect(await screen.findByText(/service\/unavailable/)).toBeTruthy();
  expect(screen.queryByText(/This receipt is what/)).toBeNull();
  choose();
  expect(await screen.findByText(/This receipt is what Norland Tax Office signed/)).toBeTruthy();
});

test('[AUDIT-16] an answer about a receipt that is there no more is not said of the one that is', async () => {
  const { keys, paste } = draw();
  let answer = (_keys: Awaited<ReturnType<AuditApi['keys']>>) => {};
  keys.mockReturnValueOnce(new Promise((resolve) => void (answer = resolve)));
  paste(text);
  paste(text.replace('Anna Visser', 'Somebody Else'));
  expect(await screen.findByText('Do not rely on this receipt.')).toBeTruthy();
  await act(async () => answer({ ok: true, value: [own.jwk] }));
  expect(screen.queryByText(/This receipt is what/)).toBeNull();
  expect(screen.getByText('Do not rely on this receipt.')).toBeTruthy();
});
