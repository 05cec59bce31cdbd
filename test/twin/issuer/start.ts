import { fileURLToPath } from 'node:url';
import { jwtVerify } from 'jose';
import { companyOfTenant, type Company, type Person } from '../companies';
import type { Directory } from '../directory';
import { readCookie, sessionCookie } from '../web/cookies';
import { redirect } from '../web/html';
import { startWebServer } from '../web/serve';
import { staticFiles } from '../web/static-files';
import { createAccounts } from './accounts';
import { backTo, createCodes, readAuthorization, type Grant } from './authorization';
import { createGraph, GRAPH_PATH } from './graph';
import { peoplePage } from './people-page';
import { signInPage } from './sign-in-page';
import { loadSigningKey } from './signing-key';
import {
  ACCESS_TOKEN_LIFETIME_S,
  accessClaims,
  dataverseClaims,
  GRAPH_AUDIENCE,
  graphClaims,
  idClaims,
  signClaims,
  tenantIssuer,
  type Claims,
} from './tokens';

export interface Issuer {
  readonly url: string;
  readonly port: number;
  /** A token signed by the real key, for tests: `change` replaces claims (an expired `exp`, another `tid`, …). */
  mintToken(tenantId: string, oid: string, change?: Claims): Promise<string>;
  stop(): Promise<void>;
}

export interface IssuerOptions {
  readonly port: number;
  readonly directory: Pick<Directory, 'desk' | 'start'>;
  readonly dataDir: string;
  /** People beyond those of the companies, whom the directory knows as well. */
  readonly more?: (oid: string) => Person | undefined;
}

const SESSION_AUDIENCE = 'issuer-session';
const seconds = () => Math.floor(Date.now() / 1000);

/** A stand-in for Entra ID: two tenants, authorization code with PKCE, RS256 tokens, one key set; and for its directory, with a page that disables. */
export async function startIssuer({ port, directory, dataDir, more }: IssuerOptions): Promise<Issuer> {
  const key = await loadSigningKey(dataDir);
  const codes = createCodes(Date.now);
  const accounts = createAccounts(more);
  const graph = createGraph(accounts, key);
  const files = staticFiles(fileURLToPath(new URL('./page', import.meta.url)));
  const redirectUris = ['/WebResources/beside_redirect.html', '/redirect.html', '/callback.html', '/'].map(
    (path) => `${directory.desk}${path}`,
  );
  const cookieOf = (company: Company) => `issuer_${company.id.replace('-', '_')}`;

  const sharedWithDesk = (request: Request, body: unknown, status = 200): Response => {
    const origin = request.headers.get('origin');
    const allowed: Record<string, string> =
      origin === directory.desk
        ? { 'access-control-allow-origin': origin, 'access-control-allow-headers': '*', vary: 'origin' }
        : {};
    return Response.json(body, { status, headers: allowed });
  };

  const signedIn = async (request: Request, company: Company): Promise<Person | undefined> => {
    const session = readCookie(request, cookieOf(company));
    if (!session) return undefined;
    const found = await jwtVerify(session, key.publicKey, { audience: SESSION_AUDIENCE }).catch(() => undefined);
    const person = company.people.find(({ oid }) => oid === found?.payload.sub);
    return person && accounts.isEnabled(person) ? person : undefined;
  };

  /** As the identity endpoint of a machine on Azure: whoever is on it may ask, but no page's script can send this header unasked. */
  const ownToken = async (request: Request, resource: string | null): Promise<Response> => {
    const now = seconds();
    const claims =
      resource === GRAPH_AUDIENCE ? graphClaims(now) : resource === directory.desk && dataverseClaims(resource, now);
    if (request.headers.get('metadata') !== 'true' || !claims) {
      return Response.json({ error: 'invalid_request' }, { status: 400 });
    }
    const access_token = await signClaims(key, claims);
    return Response.json({ access_token, expires_on: String(now + ACCESS_TOKEN_LIFETIME_S), token_type: 'Bearer' });
  };

  const changePeople = async (request: Request): Promise<Response> => {
    for (const [change, oid] of new URLSearchParams(await request.text())) {
      const person = accounts.find(oid);
      if (!person || (change !== 'enable' && change !== 'disable'))
        return new Response('Not understood.', { status: 400 });
      accounts[change](person);
    }
    return redirect('/people');
  };

  const configuration = (origin: string, company: Company) => ({
    issuer: tenantIssuer(origin, company.tenantId),
    authorization_endpoint: `${origin}/${company.tenantId}/oauth2/v2.0/authorize`,
    token_endpoint: `${origin}/${company.tenantId}/oauth2/v2.0/token`,
    end_session_endpoint: `${origin}/${company.tenantId}/oauth2/v2.0/logout`,
    jwks_uri: `${origin}/${company.tenantId}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['openid', 'profile', 'email'],
    token_endpoint_auth_methods_supported: ['none'],
  });

  const authorize = async (
    request: Request,
    company: Company,
    params: URLSearchParams,
    chosen?: Person,
  ): Promise<Response> => {
    const asked = readAuthorization(params, redirectUris);
    if (typeof asked === 'string') return new Response(asked, { status: 400 });
    const session = await signedIn(request, company);
    const hinted = !asked.loginHint || session?.email === asked.loginHint ? session : undefined;
    const person = chosen ?? (asked.prompt === 'login' || asked.prompt === 'select_account' ? undefined : hinted);
    if (person) return redirect(backTo(asked, { code: codes.issue({ request: asked, company, person }) }));
    if (asked.prompt === 'none') {
      return redirect(backTo(asked, { error: 'login_required', error_description: 'Nobody is signed in here.' }));
    }
    return signInPage(company, params, `${directory.start} ${directory.desk}`);
  };

  const signIn = async (request: Request, company: Company): Promise<Response> => {
    const params = new URLSearchParams(await request.text());
    const person = company.people.find(({ oid }) => oid === params.get('person'));
    if (!person) return new Response('Nobody by that name.', { status: 400 });
    if (!accounts.isEnabled(person)) return new Response('This account is disabled.', { status: 403 });
    const session = await signClaims(key, { aud: SESSION_AUDIENCE, sub: person.oid });
    const response = await authorize(request, company, params, person);
    response.headers.append('set-cookie', sessionCookie(cookieOf(company), session));
    return response;
  };

  const token = async (request: Request, origin: string, company: Company): Promise<Response> => {
    const params = new URLSearchParams(await request.text());
    const grant: Grant | undefined =
      params.get('grant_type') === 'authorization_code' ? codes.redeem(params) : undefined;
    if (!grant || grant.company !== company || !accounts.isEnabled(grant.person)) {
      const error_description = 'The code, the verifier or the address is not the one it was given for.';
      return sharedWithDesk(request, { error: 'invalid_grant', error_description }, 400);
    }
    const { person } = grant;
    const { clientId, nonce, scope } = grant.request;
    const [access_token, id_token] = await Promise.all([
      signClaims(key, accessClaims(origin, company, person, clientId, seconds())),
      signClaims(key, idClaims(origin, company, person, clientId, nonce, seconds())),
    ]);
    return sharedWithDesk(request, {
      token_type: 'Bearer',
      scope,
      expires_in: ACCESS_TOKEN_LIFETIME_S,
      access_token,
      id_token,
    });
  };

  const server = await startWebServer({
    name: 'issuer',
    port,
    async handle(request) {
      const url = new URL(request.url);
      if (request.method === 'OPTIONS') return sharedWithDesk(request, {});
      const [, tenant = '', ...rest] = url.pathname.split('/');
      const path = rest.join('/');
      if (path === 'discovery/v2.0/keys') return sharedWithDesk(request, { keys: [key.publicJwk] });
      if (url.pathname.startsWith(`${GRAPH_PATH}/`)) return graph(request);
      if (`${tenant}/${path}` === 'metadata/identity/oauth2/token') {
        return ownToken(request, url.searchParams.get('resource'));
      }
      if (url.pathname === '/people') return request.method === 'POST' ? changePeople(request) : peoplePage(accounts);
      const company = companyOfTenant(tenant);
      if (!company) return (await files(url.pathname)) ?? new Response('Not here.', { status: 404 });
      switch (`${request.method} ${path}`) {
        case 'GET v2.0/.well-known/openid-configuration':
          return sharedWithDesk(request, configuration(url.origin, company));
        case 'GET oauth2/v2.0/authorize':
          return authorize(request, company, url.searchParams);
        case 'POST sign-in':
          return signIn(request, company);
        case 'POST oauth2/v2.0/token':
          return token(request, url.origin, company);
        case 'GET oauth2/v2.0/logout': {
          const to = url.searchParams.get('post_logout_redirect_uri') ?? '';
          const response = redirect(redirectUris.includes(to) ? to : directory.desk);
          response.headers.append('set-cookie', `${cookieOf(company)}=; Path=/; Max-Age=0`);
          return response;
        }
        default:
          return new Response('Not here.', { status: 404 });
      }
    },
  });

  return {
    url: server.url,
    port: server.port,
    stop: server.stop,
    mintToken(tenantId, oid, change = {}) {
      const company = companyOfTenant(tenantId);
      const person = company?.people.find((one) => one.oid === oid);
      if (!company || !person) throw new Error(`no such person: ${tenantId} ${oid}`);
      return signClaims(key, { ...accessClaims(server.url, company, person, 'beside-desk', seconds()), ...change });
    },
  };
}
