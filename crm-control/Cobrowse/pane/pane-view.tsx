import * as React from 'react';
import { DefaultButton, mergeStyleSets, PrimaryButton, Spinner, SpinnerSize } from '@fluentui/react';
import { formatReference, never } from '@beside/protocol';
import { isMendedBySignIn } from '../../desk/desk-code';
import type { Words } from '../../desk/strings/en';
import { Card } from '../../desk/ui/card';
import { LiveRegion } from '../../desk/ui/live-region';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { RefusalNotice } from '../../desk/ui/refusal-notice';
import { useWords } from '../../desk/ui/words-context';
import type { Pane } from './open-pane';
import type { OpenSession, PaneState } from './pane-state';

const classes = mergeStyleSets({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  entry: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 12px',
    padding: '10px 0',
    selectors: { '& + &': { borderTop: `1px solid ${palette.line}` }, '&:first-child': { paddingTop: 0 } },
  },
  who: { flex: '1 1 160px', minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: 600 },
  quiet: { color: palette.quiet, fontSize: 12, lineHeight: 16 },
  text: { margin: 0 },
  actions: { marginTop: 12 },
});

/** Beside's pane: where the agent's sessions stand, whichever conversation is in front. */
export function PaneView({ pane }: { readonly pane: Pane }): JSX.Element {
  const words = useWords();
  const [state, setState] = React.useState(pane.state);
  React.useEffect(() => {
    setState(pane.state());
    return pane.subscribe(() => setState(pane.state()));
  }, [pane]);
  return (
    <div data-beside-pane={state.at}>
      <LiveRegion text={announce(state, words)} />
      <Card title={words.pane.title}>{body(state, pane, words)}</Card>
    </div>
  );
}

function body(state: PaneState, pane: Pane, words: Words): JSX.Element {
  switch (state.at) {
    case 'loading':
      return <Spinner size={SpinnerSize.small} label={words.desk.loading} labelPosition="right" />;
    case 'signed-out':
      return (
        <>
          <Notice tone="warn">{words.unavailable.signedOut}</Notice>
          <PrimaryButton className={classes.actions} text={words.start.signIn} onClick={() => void pane.signIn()} />
        </>
      );
    case 'refused':
      return (
        <>
          <RefusalNotice code={state.code} />
          {isMendedBySignIn(state.code) ? (
            <PrimaryButton className={classes.actions} text={words.start.signIn} onClick={() => void pane.signIn()} />
          ) : (
            <DefaultButton className={classes.actions} text={words.start.checkAgain} onClick={() => void pane.look()} />
          )}
        </>
      );
    case 'unreachable':
      return (
        <>
          <Notice tone="warn">{words.unavailable.unreachable}</Notice>
          <DefaultButton className={classes.actions} text={words.start.checkAgain} onClick={() => void pane.look()} />
        </>
      );
    case 'open':
      if (state.sessions.length === 0) return <p className={classes.text}>{words.pane.empty}</p>;
      return (
        <ul className={classes.list}>
          {state.sessions.map((one) => (
            <SessionRow key={one.session.id} one={one} pane={pane} />
          ))}
        </ul>
      );
    default:
      return never(state);
  }
}

function SessionRow({ one, pane }: { readonly one: OpenSession; readonly pane: Pane }): JSX.Element {
  const words = useWords();
  const [stuck, setStuck] = React.useState(false);
  const { session } = one;
  const name = one.customerName ?? words.desk.theCustomer;
  const open = () => setStuck(!pane.open(one).ok);
  const Button = session.state === 'asking' ? PrimaryButton : DefaultButton;
  return (
    <li className={classes.entry} data-session-state={session.state}>
      <div className={classes.who}>
        <div className={classes.name}>{name}</div>
        <div>{words.pane[session.state]}</div>
        <div className={classes.quiet}>{words.pane.row(formatReference(session.reference))}</div>
      </div>
      <Button text={words.pane.open} ariaLabel={`${words.pane.open}: ${name}`} onClick={open} />
      {stuck ? <Notice tone="plain">{words.pane.cannotOpen}</Notice> : null}
    </li>
  );
}

/** Who has entered a PIN, for a screen reader wherever in the CRM it reads. */
function announce(state: PaneState, words: Words): string {
  if (state.at !== 'open') return '';
  const asking = state.sessions.filter(({ session }) => session.state === 'asking');
  return asking.map(({ customerName }) => words.pane.entered(customerName ?? words.desk.theCustomer)).join(' ');
}
