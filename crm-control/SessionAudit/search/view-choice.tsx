import * as React from 'react';
import { DropdownMenuItemType, mergeStyleSets, type IDropdownOption } from '@fluentui/react';
import type { SavedView } from '../../desk/api/views-api';
import { useAuditWords } from '../audit-words';
import { Choice } from '../parts/choice';
import { filterOf, isSameFilter, type Filter } from './read-filter';
import { filterOfView, viewOf, views } from './views';

const classes = mergeStyleSets({ view: { flex: '0 1 190px', minWidth: 150 } });

/** Everybody's searches, and the person's own; filters that are neither are named so. */
export function ViewChoice(props: {
  readonly hasTeam: boolean;
  /** ms since epoch */
  readonly now: () => number;
  readonly own: readonly SavedView[];
  readonly filter: Filter;
  /** Id of the own view that was chosen last. */
  readonly chosen: string | null;
  readonly onChoose: (filter: Filter, own: string | null) => void;
}): JSX.Element {
  const { hasTeam, now, own, filter, chosen, onChoose } = props;
  const words = useAuditWords().audit;
  const same = own.filter((one) => isSameFilter(filterOf(one.filter), filter)).map(({ id }) => id);
  const selected = same.find((id) => id === chosen) ?? viewOf(filter, now()) ?? same[0] ?? 'own';
  const everybody = views
    .filter((one) => one !== 'team' || hasTeam || selected === 'team')
    .map((key) => ({ key, text: words.filters.views[key] }));
  const group = (key: string, text: string): IDropdownOption => ({ key, text, itemType: DropdownMenuItemType.Header });
  return (
    <Choice
      className={classes.view}
      label={words.filters.view}
      selectedKey={selected}
      dropdownWidth="auto"
      options={[
        ...(selected === 'own' ? [{ key: 'own', text: words.filters.views.own }] : []),
        ...(own.length > 0 ? [group('everyone', words.ownViews.everyone)] : []),
        ...everybody,
        ...(own.length > 0 ? [group('mine', words.ownViews.own)] : []),
        ...own.map(({ id: key, name }) => ({ key, text: name, title: name })),
      ]}
      onChange={(_, option) => {
        const theirs = views.find((one) => one === option?.key);
        const mine = own.find((one) => one.id === option?.key);
        if (theirs) onChoose(filterOfView(theirs, now()), null);
        else if (mine) onChoose(filterOf(mine.filter), mine.id);
      }}
    />
  );
}
