import { fileURLToPath } from 'node:url';
import { dataverseRows, type SessionRow } from '@beside/functions';
import { COMPANIES } from '../../twin/companies';
import { twinOrganisation, type CrmRecord, type Organisation } from '../../twin/dataverse/organisation';
import { readTable } from '../../twin/dataverse/table';
import { createWebApi } from '../../twin/dataverse/web-api';

export const ORGANISATION = 'https://norland.crm.test';
export const table = readTable(fileURLToPath(new URL('../../..', import.meta.url)));
export const ANNA = COMPANIES[0]?.people[0]?.oid ?? '';
const SERVICE_TOKEN = 'the service';

const SOMETHING: CrmRecord = { name: 'something', lookups: {} };

/** What becomes of one request; without it it is answered. */
export type Plan = (request: Request, answer: () => Promise<Response>) => Promise<Response>;

/** The adapter over the twin's Dataverse, with the way between them in the test's hands. @param privileges what its user may, if not what its role says */
export function openDataverse(find: Organisation['find'] = () => SOMETHING, privileges = table.privileges) {
  const organisation = twinOrganisation(find);
  let plan: Plan = (_request, answer) => answer();
  let now = Date.UTC(2026, 10, 2, 12);
  const asked: string[] = [];
  const api = createWebApi({
    table: { ...table, privileges },
    organisation,
    userOf: async (token) => (token === SERVICE_TOKEN ? organisation.service : null),
    now: () => now,
  });
  let token: string | null = SERVICE_TOKEN;
  const rows = dataverseRows({
    credential: {
      getToken: async (scope) => {
        if (scope !== `${ORGANISATION}/.default`) throw new Error('a token for somebody else');
        return token === null ? null : { token, expiresOnTimestamp: now };
      },
    },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      asked.push(`${request.method} ${new URL(request.url).pathname.replace('/api/data/v9.2/', '')}`);
      return plan(request, () => api.handle(request));
    },
    clock: () => now,
  });
  return {
    rows,
    organisation,
    asked,
    /** Of the session's row, as it stands in the table. */
    values: (record: string) => api.rows.get(record)?.values,
    remove: (record: string) => api.rows.remove(record),
    count: () => api.rows.all().length,
    plan: (next: Plan) => void (plan = next),
    token: (next: string | null) => void (token = next),
    pass: (ms: number) => void (now += ms),
  };
}

/** A row of a session that is live. */
export function rowOfTest(record: string, revision: number, changes: Partial<SessionRow> = {}): SessionRow {
  return {
    ...{ organisation: ORGANISATION, record, revision },
    columns: {
      beside_reference: '123-456-789',
      beside_channel: 287_310_000,
      beside_state: 287_310_102,
      beside_invitedon: '2026-11-02T12:00:00Z',
      beside_startedon: '2026-11-02T12:01:00Z',
      beside_endedon: null,
      beside_duration: null,
      beside_endreason: null,
      beside_endedby: null,
      beside_origin: 'https://www.norland.test',
      beside_hiddencount: 5,
      beside_writemodeused: false,
      beside_failedpins: 0,
      beside_chainhead: 'a'.repeat(64),
      beside_retainuntil: null,
      beside_revision: revision,
    },
    ...{ agent: ANNA, about: null },
    ...changes,
  };
}
