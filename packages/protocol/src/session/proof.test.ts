import { compactVerify, decodeJwt, importJWK } from 'jose';
import { generateKeyPair, participantKey, proveRequest } from './proof';

test('[SESS-10] a proof is signed by the key, for one method, URL and credential', async () => {
  const pair = await generateKeyPair();
  expect(pair.privateKey.extractable).toBe(false);
  const key = await participantKey(pair);
  const proof = await proveRequest(
    key,
    { method: 'POST', url: 'https://a.test/api/x?q=1', credential: 'cred' },
    1_700_000_000_123,
  );
  const { protectedHeader } = await compactVerify(proof, await importJWK({ ...key.publicJwk }, 'ES256'));
  expect(protectedHeader).toEqual({ typ: 'dpop+jwt', alg: 'ES256', jwk: key.publicJwk });
  expect(decodeJwt(proof)).toMatchObject({ htm: 'POST', htu: 'https://a.test/api/x', iat: 1_700_000_000 });
  const again = await proveRequest(
    key,
    { method: 'POST', url: 'https://a.test/api/x', credential: 'cred' },
    1_700_000_000_123,
  );
  expect(decodeJwt(again).jti).not.toBe(decodeJwt(proof).jti);
});
