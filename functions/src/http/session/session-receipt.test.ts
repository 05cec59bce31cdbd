import { decodeReceiptFile, verifyReceipt, type ReceiptFile } from '@beside/protocol';
import { bothEnds, enter, invite, refusal, type End } from '../../../testing/ends';
import { openTestApp, testSigner, type TestApp } from '../../../testing/test-app';

let app: TestApp;
beforeEach(async () => void (app = await openTestApp()));
afterEach(() => app.close());

async function receiptOf(end: End): Promise<Response> {
  const path = `/sessions/${end.session.id}/receipt`;
  return app.call('GET', path, { headers: await end.prove('GET', path) });
}

async function fileOf(end: End): Promise<ReceiptFile> {
  const file = decodeReceiptFile(await (await receiptOf(end)).json());
  if (!file) throw new Error('no receipt');
  return file;
}

test('[AUDIT-16] [AUDIT-17] the customer of an ended session gets what it was, with what the browser counted apart', async () => {
  const { customer } = await bothEnds(app, 'live');
  const invitedAt = app.now();
  app.pass(1_000);
  await customer.post('pause');
  await customer.post('continue');
  const hands = { done: 0, proposed: 2, used: 1, requested: 1, pressed: 0, refused: 3, final: 0 };
  const events = [
    { type: 'write-mode', change: 'allowed' },
    { type: 'hands', counts: hands },
    { type: 'hands', counts: hands },
    { type: 'hidden', upTo: 20 },
    { type: 'hidden', upTo: 50 },
  ];
  await customer.post('report', { number: 1, events });
  app.pass(1_000);
  await customer.post('end', { reason: 'stopped' });
  const file = await fileOf(customer);
  expect(file.receipt).toMatchObject({
    company: 'norland',
    companyName: 'Norland Tax Office',
    reference: customer.session.reference,
    agentName: 'Anna Visser',
    origin: 'https://www.norland.test',
    allowedAt: invitedAt,
    pauses: 1,
    endedAt: app.now(),
    endedBy: 'customer',
    reason: 'stopped',
    countedByBrowser: {
      writeMode: [{ at: invitedAt + 1_000, change: 'allowed' }],
      hands: { done: 0, proposed: 4, used: 2, requested: 2, pressed: 0, refused: 6, final: 0 },
      hiddenUpTo: 50,
    },
  });
  const stored = await app.stores.sessions.get('norland', customer.session.id);
  expect(file.receipt.log).toEqual({ seq: stored?.seq, head: stored?.head });
});

test('[AUDIT-16] a receipt is signed: what it says cannot be changed, nor made by anybody else', async () => {
  const { customer } = await bothEnds(app, 'live');
  await customer.post('end', { reason: 'stopped' });
  const file = await fileOf(customer);
  expect(await verifyReceipt(file)).toEqual({ ok: true, receipt: file.receipt });
  const lied = { ...file, receipt: { ...file.receipt, pauses: 7 } };
  expect(await verifyReceipt(lied)).toEqual({ ok: false, why: 'changed' });
  expect(await verifyReceipt(file, await (await testSigner()).keys())).toEqual({ ok: false, why: 'bad-signature' });
  expect(await verifyReceipt(file, await (await testSigner('b1')).keys())).toEqual({ ok: false, why: 'unknown-key' });
});

test('[AUDIT-16] what was refused has a receipt as well', async () => {
  const { pin } = await invite(app);
  const customer = await enter(app, pin);
  await customer.post('refuse');
  const { receipt } = await fileOf(customer);
  expect(receipt).toMatchObject({ allowedAt: null, endedBy: 'customer', reason: 'refused' });
  expect(receipt.countedByBrowser).not.toHaveProperty('hiddenUpTo');
});

test('[AUDIT-16] there is no receipt before the end, and none for the agent', async () => {
  const { customer, desk } = await bothEnds(app, 'live');
  expect(await refusal(await receiptOf(customer))).toEqual([409, 'session/wrong-state']);
  await customer.post('end', { reason: 'stopped' });
  expect(await refusal(await receiptOf(desk))).toEqual([403, 'auth/role-missing']);
});
