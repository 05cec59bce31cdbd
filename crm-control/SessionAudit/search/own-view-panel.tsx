import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { SavedView } from '../../desk/api/views-api';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { useAuditWords } from '../audit-words';
import { filterOf, isSameFilter, savedFilterOf, type Filter } from './read-filter';
import type { OwnViews } from './use-own-views';
import { ViewEditor } from './view-editor';

/** What is done with the own views, what came of it, and why they are not there. */
export function OwnViewPanel(props: {
  readonly own: OwnViews;
  readonly view: SavedView | null;
  /** Its id, also when another window has removed it: what was typed stays. */
  readonly chosen: string | null;
  readonly filter: Filter;
  readonly isEditing: boolean;
  /** @param next what the view that was kept finds; `null` where one was removed @param id of the view */
  readonly onDone: (next: Filter | null, id: string | null) => void;
  readonly onCancel: () => void;
}): JSX.Element {
  const { own, view, chosen, filter, isEditing, onDone, onCancel } = props;
  const words = useAuditWords();
  const [done, setDone] = React.useState<{ readonly text: string; readonly at: Filter } | null>(null);
  const said = done && !isEditing && isSameFilter(done.at, filter) ? done.text : '';
  const lost = own.failed ? (
    <div style={{ margin: '0 0 12px' }}>
      <Notice tone="warn">
        <strong>{words.audit.ownViews.lost}</strong>
        <div>{words.refusals[own.failed].next}</div>
        <div style={{ marginTop: 4, fontSize: 12 }}>
          {words.desk.code}: <code>{own.failed}</code>
        </div>
      </Notice>
      <DefaultButton text={words.desk.tryAgain} onClick={own.retry} styles={{ root: { marginTop: 8 } }} />
    </div>
  ) : null;
  return (
    <>
      {lost}
      {isEditing ? (
        <ViewEditor
          key={chosen ?? ''}
          {...{ own, view, onCancel }}
          filter={savedFilterOf(filter)}
          hasReference={filter.reference.trim() !== ''}
          onDone={(kept, text) => {
            const next = kept && filterOf(kept.filter);
            setDone({ text, at: next ?? filter });
            onDone(next, kept?.id ?? null);
          }}
        />
      ) : null}
      <div role="status" style={{ color: palette.quiet, fontSize: 12, margin: said === '' ? 0 : '0 0 8px' }}>
        {said}
      </div>
    </>
  );
}
