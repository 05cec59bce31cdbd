import * as React from 'react';
import { mergeStyleSets, type IDropdownOption } from '@fluentui/react';
import { endReasons } from '@beside/protocol';
import { countedRisks, type CountedRisk } from '../../desk/api/audit-api';
import { sessionStates } from '../../desk/api/decode-audit';
import { siteOf } from '../../desk/site-of';
import { useAuditWords } from '../audit-words';
import { Choice, Tick } from '../parts/choice';
import type { Filter } from './read-filter';
import { capital } from '../parts/capital';
import { agentsToChoose, type Seen } from './use-seen';

const classes = mergeStyleSets({
  bar: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
    alignItems: 'end',
    gap: '8px 12px',
    flex: '1 0 100%',
  },
  ticks: { display: 'flex', flexWrap: 'wrap', gap: '8px 24px', gridColumn: '1 / -1', padding: '4px 0' },
});

/** What a list can be narrowed to beyond a number and days; each choice holds at once. */
export function FilterChoices(props: {
  readonly filter: Filter;
  readonly seen: Seen;
  readonly hasTeam: boolean;
  readonly onChange: (filter: Filter) => void;
}): JSX.Element {
  const { filter, seen, hasTeam, onChange } = props;
  const { audit, events } = useAuditWords();
  const words = audit.filters;
  const some = <T extends string>(
    chosen: readonly T[],
    all: readonly T[],
    option: Pick<IDropdownOption, 'key' | 'selected'> | undefined,
  ) => all.filter((one) => (one === option?.key ? option.selected : chosen.includes(one)));
  const any = { key: '', text: words.any };
  const origins = [...new Set([...seen.origins, ...(filter.origin === '' ? [] : [filter.origin])])].sort();
  const agents = agentsToChoose(seen);
  const isAgentSeen = filter.agentOf === '' || agents.some(({ key }) => key === filter.agentOf);
  const tick = (risk: CountedRisk, label: string) => (
    <Tick
      label={label}
      checked={filter.risks.includes(risk)}
      onChange={(_, selected = false) =>
        onChange({ ...filter, risks: some(filter.risks, countedRisks, { key: risk, selected }) })
      }
    />
  );
  return (
    <div className={classes.bar} role="group" aria-label={words.more}>
      <Choice
        label={audit.columns.state}
        placeholder={words.any}
        multiSelect
        selectedKeys={[...filter.states]}
        options={sessionStates.map((key) => ({ key, text: audit.states[key] }))}
        onChange={(_, option) => onChange({ ...filter, states: some(filter.states, sessionStates, option) })}
      />
      <Choice
        label={words.reason}
        placeholder={words.any}
        multiSelect
        selectedKeys={[...filter.reasons]}
        options={endReasons.map((key) => ({ key, text: capital(events.endReasons[key]) }))}
        onChange={(_, option) => onChange({ ...filter, reasons: some(filter.reasons, endReasons, option) })}
      />
      <Choice
        label={audit.columns.site}
        placeholder={words.any}
        selectedKey={filter.origin === '' ? null : filter.origin}
        options={[any, ...origins.map((key) => ({ key, text: siteOf(key) }))]}
        onChange={(_, option) => onChange({ ...filter, origin: String(option?.key ?? '') })}
      />
      <Choice
        label={audit.columns.agent}
        placeholder={words.any}
        selectedKey={filter.agentOf === '' ? null : filter.agentOf}
        options={[any, ...agents, ...(isAgentSeen ? [] : [{ key: filter.agentOf, text: audit.ownViews.agent }])]}
        onChange={(_, option) => onChange({ ...filter, agentOf: String(option?.key ?? '') })}
      />
      <div className={classes.ticks}>
        {tick('wrong-pins', words.wrongPins)}
        {tick('write-mode', words.writeMode)}
        <Tick
          label={words.long}
          checked={filter.isLong}
          onChange={(_, isLong = false) => onChange({ ...filter, isLong })}
        />
        {hasTeam || filter.isTeam ? (
          <Tick
            label={words.views.team}
            checked={filter.isTeam}
            onChange={(_, isTeam = false) => onChange({ ...filter, isTeam })}
          />
        ) : null}
      </div>
    </div>
  );
}
