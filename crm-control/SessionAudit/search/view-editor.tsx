import * as React from 'react';
import { DefaultButton, mergeStyleSets, PrimaryButton, TextField, type ITextField } from '@fluentui/react';
import type { DeskCode } from '../../desk/desk-code';
import { MOST_VIEW_NAME, type SavedFilter, type SavedView } from '../../desk/api/views-api';
import { palette } from '../../desk/ui/palette';
import { RefusalNotice } from '../../desk/ui/refusal-notice';
import { useAuditWords } from '../audit-words';
import type { OwnViews } from './use-own-views';

const classes = mergeStyleSets({
  editor: { maxWidth: 660, margin: '0 0 16px', padding: 16, border: `1px solid ${palette.line}`, borderRadius: 4 },
  title: { margin: '0 0 4px', fontSize: 14, fontWeight: 600, overflowWrap: 'anywhere' },
  said: { margin: '0 0 12px', color: palette.quiet },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: 8, marginTop: 16 },
});

interface EditorProps {
  readonly own: OwnViews;
  /** The own view that was chosen; `null`: only a new one can be made. */
  readonly view: SavedView | null;
  /** `null`: the fields do not say one. */
  readonly filter: SavedFilter | null;
  /** A session’s number stands in the search; it is not kept. */
  readonly hasReference: boolean;
  /** @param kept absent where the view was removed @param said what has happened, in words */
  readonly onDone: (kept: SavedView | null, said: string) => void;
  readonly onCancel: () => void;
}

/** Gives the filters that stand a name, changes the view that was chosen, or removes it. AUDIT-24 */
export function ViewEditor(props: EditorProps): JSX.Element {
  const { view, onCancel } = props;
  const words = useAuditWords().audit.ownViews;
  const [isRemoving, setRemoving] = React.useState(false);
  const title = view ? words.titleOf(view.name) : words.title;
  return (
    <section
      className={classes.editor}
      aria-label={title}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onCancel();
      }}
    >
      <h4 className={classes.title}>{title}</h4>
      {view && isRemoving ? (
        <Removal {...props} view={view} onKeep={() => setRemoving(false)} />
      ) : (
        <Naming {...props} onRemove={() => setRemoving(true)} />
      )}
    </section>
  );
}

function Naming(props: EditorProps & { readonly onRemove: () => void }): JSX.Element {
  const { own, view, filter, hasReference, onDone, onCancel, onRemove } = props;
  const { ownViews: words, wrongRange } = useAuditWords().audit;
  const [name, setName] = React.useState(view?.name ?? '');
  const [isMissing, setMissing] = React.useState(false);
  const [failed, setFailed] = React.useState<DeskCode | null>(null);
  const [isBusy, setBusy] = React.useState(false);
  const field = React.useRef<ITextField>(null);
  React.useEffect(() => field.current?.focus(), []);

  const keep = async (replaces: SavedView | null) => {
    const said = name.trim();
    setMissing(said === '');
    if (said === '' || !filter || isBusy) return field.current?.focus();
    setBusy(true);
    const seen = replaces && { replaces: { id: replaces.id, revision: replaces.revision } };
    const kept = await own.keep({ name: said, filter, ...seen });
    setBusy(false);
    setFailed(kept.ok ? null : kept.code);
    if (kept.ok) onDone(kept.value.find((one) => one.name === said) ?? null, words.kept(said));
    else if (kept.code === 'view/name-taken') field.current?.focus();
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep(view);
      }}
    >
      <p className={classes.said}>{words.lead}</p>
      <TextField
        componentRef={field}
        label={words.name}
        required
        autoComplete="off"
        maxLength={MOST_VIEW_NAME}
        value={name}
        onChange={(_, next = '') => setName(next)}
        errorMessage={isMissing && name.trim() === '' ? words.nameMissing : ''}
      />
      {filter === null ? <Remark>{wrongRange}</Remark> : null}
      {filter?.from !== undefined || filter?.to !== undefined ? <Remark>{words.days}</Remark> : null}
      {hasReference ? <Remark>{words.noReference}</Remark> : null}
      <Failure code={failed} />
      <div className={classes.buttons}>
        <PrimaryButton type="submit" text={view ? words.keepChanges : words.keep} disabled={isBusy || !filter} />
        {view ? (
          <DefaultButton text={words.keepNew} disabled={isBusy || !filter} onClick={() => void keep(null)} />
        ) : null}
        {view ? <DefaultButton text={words.remove} disabled={isBusy} onClick={onRemove} /> : null}
        <DefaultButton text={words.cancel} disabled={isBusy} onClick={onCancel} />
      </div>
    </form>
  );
}

/** A second press: what is removed is gone. */
function Removal(props: EditorProps & { readonly view: SavedView; readonly onKeep: () => void }): JSX.Element {
  const { own, view, onDone, onKeep } = props;
  const words = useAuditWords().audit.ownViews;
  const [failed, setFailed] = React.useState<DeskCode | null>(null);
  const [isBusy, setBusy] = React.useState(false);
  const question = React.useRef<HTMLParagraphElement>(null);
  React.useEffect(() => question.current?.focus(), []);
  const remove = async () => {
    setBusy(true);
    const left = await own.remove(view);
    if (left.ok) return onDone(null, words.removed(view.name));
    setBusy(false);
    setFailed(left.code);
  };
  return (
    <>
      <p ref={question} tabIndex={-1} style={{ margin: 0, overflowWrap: 'anywhere' }}>
        {words.removeAsk(view.name)}
      </p>
      <Failure code={failed} />
      <div className={classes.buttons}>
        <PrimaryButton text={words.removeNow} disabled={isBusy} onClick={() => void remove()} />
        <DefaultButton text={words.removeNot} disabled={isBusy} onClick={onKeep} />
      </div>
    </>
  );
}

function Remark({ children }: { readonly children: string }): JSX.Element {
  return <p style={{ margin: '8px 0 0', color: palette.quiet }}>{children}</p>;
}

function Failure({ code }: { readonly code: DeskCode | null }): JSX.Element {
  return (
    <div role="status" style={{ marginTop: code ? 12 : 0 }}>
      {code ? <RefusalNotice code={code} /> : null}
    </div>
  );
}
