import * as React from 'react';
import { DefaultButton, mergeStyleSets, PrimaryButton, TextField } from '@fluentui/react';
import { useWords } from '../desk/ui/words-context';
import { NO_FILTER, readFilter, type Filter } from './read-filter';
import type { SessionQuery } from '../desk/api/audit-api';

const classes = mergeStyleSets({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px 12px', margin: '12px 0' },
  reference: { flex: '1 1 200px', maxWidth: 280 },
  day: { flex: '0 1 150px', minWidth: 140 },
  buttons: { display: 'flex', gap: 8 },
});

/** The search: nine digits in any spacing, and days. */
export function FilterBar(props: {
  readonly withReference: boolean;
  readonly onSearch: (query: SessionQuery) => void;
}): JSX.Element {
  const words = useWords().audit;
  const [filter, setFilter] = React.useState<Filter>(NO_FILTER);
  const [wrong, setWrong] = React.useState<'reference' | 'range' | null>(null);
  const search = (next: Filter) => {
    const read = readFilter(next);
    setWrong(read.ok ? null : read.wrong);
    if (read.ok) props.onSearch(read.query);
  };
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    search(filter);
  };
  const clear = () => {
    setFilter(NO_FILTER);
    search(NO_FILTER);
  };
  return (
    <form className={classes.bar} role="search" onSubmit={submit} noValidate>
      {props.withReference ? (
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
        <DefaultButton text={words.clear} onClick={clear} />
      </div>
    </form>
  );
}
