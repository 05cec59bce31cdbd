import { blockedByPolicy } from './blocked-by-policy';

const refusal = { effectiveDirective: 'connect-src', disposition: 'enforce', blockedURI: 'wss://relay.example/c?t=1' };

function hosts(change: Partial<typeof refusal>, when: 'while heard' | 'after' = 'while heard'): readonly string[] {
  const page = new EventTarget();
  const heard: string[] = [];
  const stop = blockedByPolicy(page, (host) => heard.push(host));
  if (when === 'after') stop();
  page.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), refusal, change));
  return heard;
}

test('a connection that the policy refuses is told by its host alone', () => {
  expect(hosts({})).toEqual(['relay.example']);
});

test.each([
  ['of another kind', { effectiveDirective: 'img-src' }],
  ['that is only reported', { disposition: 'report' }],
  ['of nothing that has a host', { blockedURI: 'eval' }],
])('a refusal %s is none', (_what, change) => {
  expect(hosts(change)).toEqual([]);
});

test('after its end nothing is heard', () => {
  expect(hosts({}, 'after')).toEqual([]);
});
