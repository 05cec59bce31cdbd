import { decodeOfferView, decodeRequests } from './offer';

test('[WIRE-2] what an offer is told to be is decoded, or refused whole', () => {
  expect(decodeOfferView({ state: 'waiting', until: 5, now: 1, more: true })).toEqual({
    ok: true,
    value: { state: 'waiting', until: 5, now: 1 },
  });
  expect(decodeOfferView({ state: 'missed' })).toEqual({ ok: true, value: { state: 'missed' } });
  for (const wrong of [null, 'taken', {}, { state: 'lost' }, { state: 'waiting', until: '5', now: 1 }])
    expect(decodeOfferView(wrong)).toEqual({ ok: false, code: 'wire/malformed' });
});

test('[WIRE-2] so is what waits: one wrong entry, and none is believed', () => {
  const request = { id: 'o-1', conversation: null, origin: 'https://norland.test', since: 1, until: 2 };
  expect(decodeRequests([request, { ...request, conversation: 'c-1' }])).toMatchObject({ ok: true });
  for (const wrong of [{}, [request, { ...request, since: null }], [{ ...request, conversation: 3 }]])
    expect(decodeRequests(wrong)).toEqual({ ok: false, code: 'wire/malformed' });
});
