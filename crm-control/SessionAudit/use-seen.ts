import * as React from 'react';
import type { AuditSession } from '../desk/api/decode-audit';

/** What has been among the sessions that were listed, for a filter to choose from: whoever may not read a site or a name never sees it here. */
export interface Seen {
  /** Name to the id of one of the agent's sessions. */
  readonly agents: ReadonlyMap<string, string>;
  readonly origins: readonly string[];
}

const NOTHING: Seen = { agents: new Map(), origins: [] };

export function useSeen(): readonly [Seen, (sessions: readonly AuditSession[]) => void] {
  const [seen, setSeen] = React.useState<Seen>(NOTHING);
  const add = React.useCallback(
    (sessions: readonly AuditSession[]) => setSeen((before) => withThese(before, sessions)),
    [],
  );
  return [seen, add];
}

function withThese(seen: Seen, sessions: readonly AuditSession[]): Seen {
  const agents = new Map(seen.agents);
  const origins = new Set(seen.origins);
  for (const { agentName, origin, id } of sessions) {
    if (agentName !== '' && !agents.has(agentName)) agents.set(agentName, id);
    if (origin !== undefined) origins.add(origin);
  }
  const isSame = agents.size === seen.agents.size && origins.size === seen.origins.length;
  return isSame ? seen : { agents, origins: [...origins].sort() };
}
