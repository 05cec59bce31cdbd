import * as React from 'react';
import { DefaultButton, mergeStyleSets, PrimaryButton, TextField, type IButton } from '@fluentui/react';
import type { SessionQuery } from '../../desk/api/audit-api';
import { useAuditWords } from '../audit-words';
import { Caret } from '../parts/choice';
import { FilterChoices } from './filter-choices';
import { OwnViewPanel } from './own-view-panel';
import { NO_FILTER, readFilter, type Filter } from './read-filter';
import type { OwnViews } from './use-own-views';
import type { Seen } from './use-seen';
import { ViewChoice } from './view-choice';

const classes = mergeStyleSets({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px 12px', margin: '12px 0' },
  reference: { flex: '1 1 190px', maxWidth: 280 },
  day: { flex: '0 1 136px', minWidth: 130 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: 8 },
});

/** What sessions are searched by, beyond days. */
export interface SessionSearch {
  readonly seen: Seen;
  readonly hasTeam: boolean;
  readonly own: OwnViews | null;
  /** ms since epoch */
  readonly now: () => number;
}

/** The search: days, and for sessions a view, nine digits in any spacing, and what else narrows them. */
export function FilterBar(props: {
  readonly sessions?: SessionSearch;
  readonly onSearch: (query: SessionQuery) => void;
}): JSX.Element {
  const { sessions } = props;
  const words = useAuditWords().audit;
  const [filter, setFilter] = React.useState<Filter>(NO_FILTER);
  const [wrong, setWrong] = React.useState<'reference' | 'range' | null>(null);
  /** The own view that was chosen last: what is changed then may be kept in it. */
  const [chosen, setChosen] = React.useState<string | null>(null);
  const own = sessions?.own ?? null;
  const view = own?.views.find(({ id }) => id === chosen) ?? null;
  const [isEditing, setEditing] = React.useState(false);
  const opener = React.useRef<IButton>(null);
  const close = () => {
    setEditing(false);
    opener.current?.focus();
  };
  const search = (next: Filter) => {
    const read = readFilter(next);
    setWrong(read.ok ? null : read.wrong);
    if (read.ok) props.onSearch(read.query);
  };
  const choose = (next: Filter, of = chosen) => {
    setFilter(next);
    setChosen(of);
    search(next);
  };
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    search(filter);
  };
  return (
    <>
      <form className={classes.bar} role="search" onSubmit={submit} noValidate>
        {sessions ? (
          <>
            <ViewChoice
              {...{ hasTeam: sessions.hasTeam, now: sessions.now, own: own?.views ?? [], filter, chosen }}
              onChoose={choose}
            />
            <TextField
              className={classes.reference}
              label={words.find}
              placeholder={words.findHint}
              inputMode="numeric"
              autoComplete="off"
              value={filter.reference}
              onChange={(_, reference = '') => setFilter({ ...filter, reference })}
              errorMessage={wrong === 'reference' ? words.findWrong : ''}
            />
          </>
        ) : null}
        <TextField
          className={classes.day}
          label={words.from}
          type="date"
          value={filter.from}
          onChange={(_, from = '') => setFilter({ ...filter, from })}
          errorMessage={wrong === 'range' ? words.wrongRange : ''}
        />
        <TextField
          className={classes.day}
          label={words.to}
          type="date"
          value={filter.to}
          onChange={(_, to = '') => setFilter({ ...filter, to })}
        />
        <div className={classes.buttons}>
          <PrimaryButton type="submit" text={words.search} />
          <DefaultButton text={words.clear} onClick={() => choose(NO_FILTER, null)} />
          {own && !own.failed ? (
            <DefaultButton
              componentRef={opener}
              text={view ? words.ownViews.change : words.ownViews.save}
              aria-expanded={isEditing}
              onClick={() => setEditing(!isEditing)}
            />
          ) : null}
        </div>
        {sessions ? (
          <MoreFilters filter={filter} seen={sessions.seen} hasTeam={sessions.hasTeam} onChange={choose} />
        ) : null}
      </form>
      {own ? (
        <OwnViewPanel
          {...{ own, view, chosen, filter, isEditing }}
          onDone={(next, id) => {
            if (next) choose(next, id);
            else setChosen(null);
            close();
          }}
          onCancel={close}
        />
      ) : null}
    </>
  );
}

/** Closed until it is wanted; how many of its filters hold is said on it. */
function MoreFilters(props: React.ComponentProps<typeof FilterChoices>): JSX.Element {
  const words = useAuditWords().audit.filters;
  const [isOpen, setOpen] = React.useState(false);
  const { states, reasons, risks, origin, agentOf, isLong, isTeam } = props.filter;
  const set = [states.length > 0, reasons.length > 0, origin !== '', agentOf !== '', isLong, isTeam];
  const count = set.filter(Boolean).length + risks.length;
  return (
    <>
      <DefaultButton
        text={count === 0 ? words.more : words.moreSet(count)}
        onRenderChildren={() => <Caret isUp={isOpen} />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen ? <FilterChoices {...props} /> : null}
    </>
  );
}
