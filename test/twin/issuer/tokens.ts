import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import type { Company, Person } from '../companies';
import { API_IDENTITY } from '../dataverse/organisation';
import type { SigningKey } from './signing-key';

/** What the API accepts: its application ID URI, and the one scope it offers. */
export const API_AUDIENCE = 'api://beside';
export const API_SCOPE = `${API_AUDIENCE}/access`;
export const ACCESS_TOKEN_LIFETIME_S = 3600;
/** Of Microsoft Graph, and what an app needs there to ask about people. */
export const GRAPH_AUDIENCE = 'https://graph.microsoft.com';
export const GRAPH_PERMISSION = 'Directory.Read.All';

export const tenantIssuer = (url: string, tenantId: string): string => `${url}/${tenantId}/v2.0`;

export type Claims = Readonly<Record<string, unknown>>;

/** The claims of an Entra v2.0 access token for the API. `now` in seconds. */
export const accessClaims = (url: string, company: Company, person: Person, clientId: string, now: number): Claims => ({
  iss: tenantIssuer(url, company.tenantId),
  aud: API_AUDIENCE,
  azp: clientId,
  ver: '2.0',
  tid: company.tenantId,
  oid: person.oid,
  sub: person.oid,
  name: person.name,
  preferred_username: person.email,
  roles: person.roles,
  scp: 'access',
  uti: randomUUID(),
  iat: now,
  nbf: now,
  exp: now + ACCESS_TOKEN_LIFETIME_S,
});

export const idClaims = (
  url: string,
  company: Company,
  person: Person,
  clientId: string,
  nonce: string | undefined,
  now: number,
): Claims => ({
  ...accessClaims(url, company, person, clientId, now),
  aud: clientId,
  scp: undefined,
  nonce,
});

/** The claims of an app's own token for Microsoft Graph. */
export const graphClaims = (now: number): Claims => ({
  aud: GRAPH_AUDIENCE,
  idtyp: 'app',
  roles: [GRAPH_PERMISSION],
  iat: now,
  nbf: now,
  exp: now + ACCESS_TOKEN_LIFETIME_S,
});

/** The claims of the API's own token for an organisation of Dataverse. */
export const dataverseClaims = (organisation: string, now: number): Claims => ({
  aud: organisation,
  idtyp: 'app',
  oid: API_IDENTITY,
  iat: now,
  nbf: now,
  exp: now + ACCESS_TOKEN_LIFETIME_S,
});

export const signClaims = (key: SigningKey, claims: Claims): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid }).sign(key.privateKey);
