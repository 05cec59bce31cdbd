import * as React from 'react';
import { formatReference } from '@beside/protocol';
import type { AuditSession } from '../../desk/api/decode-audit';

/** Agents and sites that are kept to choose from: more than anybody scrolls through. */
export const MOST_SEEN = 200;

/** What has been among the sessions that were listed, for a filter to choose from: whoever may not read a site or a name never sees it here. */
export interface Seen {
  /** By what tells agents apart. */
  readonly agents: ReadonlyMap<string, SeenAgent>;
  readonly origins: readonly string[];
}

/** An agent, and the session that stands for them in a search. AUDIT-21 */
interface SeenAgent {
  readonly name: string;
  readonly session: string;
  readonly reference: string;
}

export const NOTHING_SEEN: Seen = { agents: new Map(), origins: [] };

type AddSeen = (sessions: readonly AuditSession[], agentOf?: string) => void;

export function useSeen(): readonly [Seen, AddSeen] {
  const [seen, setSeen] = React.useState<Seen>(NOTHING_SEEN);
  const add = React.useCallback<AddSeen>(
    (sessions, agentOf) => setSeen((before) => seenAfter(before, sessions, agentOf)),
    [],
  );
  return [seen, add];
}

/** What was listed last stands last; of too many the first go. @param agentOf the session by whose agent these were looked for */
export function seenAfter(seen: Seen, sessions: readonly AuditSession[], agentOf?: string): Seen {
  const agents = new Map(seen.agents);
  const origins = new Set(seen.origins);
  for (const { agentName: name, agentKey: key = name, origin, id: session, reference } of sessions) {
    if (name !== '') {
      const known = agents.get(key) ?? { name, session, reference };
      agents.delete(key);
      agents.set(key, { ...known, session: agentOf ?? known.session });
    }
    if (origin !== undefined) {
      origins.delete(origin);
      origins.add(origin);
    }
  }
  return { agents: new Map([...agents].slice(-MOST_SEEN)), origins: [...origins].slice(-MOST_SEEN) };
}

/** Agents by name; those of the same name with the nine digits of a session of theirs. */
export function agentsToChoose({ agents }: Seen): readonly { readonly key: string; readonly text: string }[] {
  const all = [...agents.values()];
  return all
    .map(({ name, session: key, reference }) => ({
      key,
      text: all.filter((one) => one.name === name).length > 1 ? `${name} (${formatReference(reference)})` : name,
    }))
    .sort((a, b) => a.text.localeCompare(b.text));
}
