import path from 'node:path';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { Directory } from '../directory';
import { redirect } from '../web/html';
import type { Conversation } from '../chat';
import { crmRecords } from './crm-records';
import { twinOrganisation } from './organisation';
import { createRows } from './rows';
import { switchPage } from './switch-page';
import { readTable } from './table';
import { createWebApi, WEB_API } from './web-api';

export interface DataverseOptions {
  /** The repository. */
  readonly root: string;
  readonly directory: Directory;
  readonly dataDir: string;
  /** All there are, of every company. */
  readonly conversations: () => readonly Conversation[];
}

const SWITCH = '/dataverse';
/** The workspace's own sign-in. */
const WORKSPACE = 'workspace';
const RETRY_S = 1;

/** The organisation behind the desk's address: its Web API, and a page that takes it away and brings it back. */
export function openDataverse({ root, directory, dataDir, conversations }: DataverseOptions) {
  const organisation = twinOrganisation(crmRecords(conversations));
  const keys = createRemoteJWKSet(new URL(`${directory.issuer}/common/discovery/v2.0/keys`));
  const api = createWebApi({
    table: readTable(root),
    organisation,
    rows: createRows(path.join(dataDir, 'dataverse.json')),
    now: Date.now,
    userOf: async (token) => {
      const known = await jwtVerify(token, keys, { audience: [directory.desk, WORKSPACE] }).catch(() => null);
      return organisation.users.find(({ oid }) => oid === known?.payload['oid']) ?? null;
    },
  });
  let isAway = false;

  return async (request: Request): Promise<Response | undefined> => {
    const { pathname } = new URL(request.url);
    if (pathname === SWITCH) {
      if (request.method !== 'POST') return switchPage(isAway);
      isAway = !isAway;
      return redirect(SWITCH);
    }
    if (!pathname.startsWith(WEB_API)) return undefined;
    if (isAway) return new Response(null, { status: 503, headers: { 'retry-after': String(RETRY_S) } });
    return api.handle(request);
  };
}
