import type { Refusal, RefusalCode } from '@beside/protocol';

/** What the caller gets for a refusal: its status, and words that a person understands. */
const problems: Record<RefusalCode, readonly [status: number, title: string]> = {
  'request/malformed': [400, 'The request could not be understood.'],
  'request/too-large': [413, 'The request is too large.'],
  'request/unknown-route': [404, 'There is nothing at this address.'],
  'request/method': [405, 'This address does not accept that kind of request.'],
  'request/too-many': [429, 'This was tried too often. Please wait a little.'],
  'origin/unknown': [403, 'This page does not belong to a company that uses Beside.'],
  'auth/missing': [401, 'Please sign in.'],
  'auth/invalid': [401, 'The sign-in is not valid. Please sign in again.'],
  'auth/expired': [401, 'The sign-in has expired. Please sign in again.'],
  'auth/company-unknown': [403, 'Your organisation does not use Beside.'],
  'auth/role-missing': [403, 'You are not allowed to do this.'],
  'auth/revoked': [403, 'Your account may not do this any more.'],
  'auth/proof-invalid': [
    401,
    'The request was not signed as it should be. Check that the clock of this device is right.',
  ],
  'pin/invalid': [403, 'This PIN is not valid here. Ask your agent for a new one.'],
  'pin/unknown': [404, 'There is no such PIN.'],
  'pin/expired': [409, 'This PIN has expired.'],
  'pin/used': [409, 'This PIN has already been used.'],
  'start/off': [403, 'Sessions do not begin this way here.'],
  'offer/unknown': [404, 'There is no such request.'],
  'offer/gone': [409, 'This request is no longer waiting.'],
  'company/changed': [409, 'Somebody else has changed the settings meanwhile.'],
  'company/id-taken': [409, 'There is a company with this id.'],
  'company/tenant-taken': [409, 'One of these tenants belongs to another company.'],
  'company/origin-taken': [409, 'One of these sites belongs to another company.'],
  'company/colour-unreadable': [400, 'White words cannot be read on this colour. Choose a darker one.'],
  'company/no-proposal': [409, 'Nothing waits for approval any more.'],
  'company/own-proposal': [403, 'You have proposed this yourself. Another administrator has to approve it.'],
  'session/unknown': [404, 'There is no such session.'],
  'session/agent-busy': [409, 'The agent is in another session.'],
  'session/moved': [409, 'This session has been opened in another place since.'],
  'session/colleague': [409, 'Another agent’s session goes on in this conversation.'],
  'session/wrong-state': [409, 'This is not possible now.'],
  'session/ended': [409, 'The session has ended.'],
  'session/version': [409, 'This page and the agent use versions of Beside that do not fit together.'],
  'policy/unavailable': [503, 'The rules for this page are not available.'],
  'policy/unknown': [404, 'There are no such rules.'],
  'policy/altered': [500, 'These rules are not what was published.'],
  'view/name-taken': [409, 'You have a view with this name.'],
  'view/too-many': [409, 'There is no room for another view.'],
  'view/changed': [409, 'This view has been changed in another window.'],
  'store/conflict': [503, 'Too much happened at once. Please try again.'],
  'service/unavailable': [503, 'Beside is not available at the moment. Please try again.'],
  'wire/malformed': [400, 'The message could not be understood.'],
  'wire/too-large': [413, 'The message is too large.'],
  'wire/version': [409, 'The message is of a version that does not fit.'],
  'act/not-live': [409, 'The session is not live.'],
  'act/expired': [409, 'This came too late.'],
  'act/target-gone': [409, 'What this was about is no longer on the page.'],
};

/** A refusal with what more may be said about it. */
export type Problem = Refusal & { readonly members?: Readonly<Record<string, string | number>> };

/** How a refusal is answered. */
export function problemOf(code: RefusalCode): { readonly status: number; readonly title: string } {
  const [status, title] = problems[code];
  return { status, title };
}

/** RFC 9457 problem details. */
export function problemResponse({ code, members }: Problem, headers: HeadersInit = {}): Response {
  const { status, title } = problemOf(code);
  const body = { type: `https://beside.dev/refusals/${code}`, title, status, code, ...members };
  const response = new Response(JSON.stringify(body), { status, headers });
  response.headers.set('content-type', 'application/problem+json');
  if (status === 401) response.headers.set('www-authenticate', 'Bearer, DPoP algs="ES256"');
  if (members?.['retryAfter'] !== undefined) response.headers.set('retry-after', String(members['retryAfter']));
  return response;
}
