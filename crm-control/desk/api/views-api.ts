import { endReasons } from '@beside/protocol';
import type { Answer } from './api-refusal';
import { countedRisks, type SessionQuery } from './audit-api';
import { sessionStates } from './decode-audit';
import { decoded } from './decoded';
import { decodeList, isCount, isJson, isText, oneOf } from './json';
import { sendAsStaff, type StaffParts } from './send-as-staff';

/** As long as the server lets a name be. AUDIT-24 */
export const MOST_VIEW_NAME = 60;

/** A search that is kept: never one session's number. */
export type SavedFilter = Omit<SessionQuery, 'reference' | 'after'>;

/** A search that a person has given a name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Rises with every change; a change says which one was seen. */
  readonly revision: number;
  readonly filter: SavedFilter;
}

export type SeenView = Pick<SavedView, 'id' | 'revision'>;

/** The own views of whoever is signed in. Every change is answered with all of them, by name. */
export interface ViewsApi {
  list(): Promise<Answer<readonly SavedView[]>>;
  keep(view: {
    readonly name: string;
    readonly filter: SavedFilter;
    readonly replaces?: SeenView;
  }): Promise<Answer<readonly SavedView[]>>;
  remove(view: SeenView): Promise<Answer<readonly SavedView[]>>;
}

export function viewsApi(parts: StaffParts): ViewsApi {
  const read = async (asked: Promise<Answer<unknown>>) =>
    decoded(await asked, ({ views }) => decodeList(views, decodeView));
  const post = (path: string, body: object) => read(sendAsStaff(parts, { method: 'POST', path, body }));
  return {
    list: () => read(sendAsStaff(parts, { method: 'GET', path: '/audit/views' })),
    keep: (view) => post('/audit/views', view),
    remove: ({ id, revision }) => post('/audit/views/removal', { id, revision }),
  };
}

function decodeView(value: unknown): SavedView | null {
  if (!isJson(value)) return null;
  const { id, name, revision } = value;
  const filter = decodeFilter(value['filter']);
  return isText(id) && isText(name) && isCount(revision) && filter ? { id, name, revision, filter } : null;
}

/** All or nothing: a member that cannot be read, left out, would find more than was kept. */
function decodeFilter(value: unknown): SavedFilter | null {
  if (!isJson(value)) return null;
  const { from, to, longer, origin, agentOf, team } = value;
  const some = <T extends string>(all: readonly T[], list: unknown) =>
    list === undefined ? [] : decodeList(list, (one) => oneOf(all, one));
  const state = some(sessionStates, value['state']);
  const reason = some(endReasons, value['reason']);
  const risk = some(countedRisks, value['risk']);
  const isRead =
    [from, to, longer].every((one) => one === undefined || isCount(one)) &&
    [origin, agentOf].every((one) => one === undefined || isText(one)) &&
    (team === undefined || team === '1');
  if (!state || !reason || !risk || !isRead) return null;
  return {
    ...(isCount(from) && { from }),
    ...(isCount(to) && { to }),
    ...(state.length > 0 && { state }),
    ...(reason.length > 0 && { reason }),
    ...(risk.length > 0 && { risk }),
    ...(isText(origin) && { origin }),
    ...(isCount(longer) && { longer }),
    ...(isText(agentOf) && { agentOf }),
    ...(team === '1' && { team }),
  };
}
