import * as React from 'react';
import { DefaultButton, mergeStyleSets, PrimaryButton, TextField } from '@fluentui/react';
import { formatReference, MAX_SAID_BYTES } from '@beside/protocol';
import type { Clock, Delivery } from '@beside/protocol/channel';
import { CopyButton } from '../../desk/ui/copy-button';
import { palette } from '../../desk/ui/palette';
import { useAgentWords } from '../agent-words';
import type { ChatLine } from './chat';
import { withoutSnippet, withSnippet } from './snippets';

const classes = mergeStyleSets({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: 8,
    padding: 12,
    border: `1px solid ${palette.line}`,
    background: palette.surface,
    minWidth: 0,
  },
  title: { margin: 0, fontSize: 13, lineHeight: 18, fontWeight: 600 },
  lines: {
    flex: '1 1 160px',
    minHeight: 96,
    maxHeight: 420,
    overflow: 'auto',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: 6,
  },
  line: {
    maxWidth: '92%',
    alignSelf: 'flex-start',
    padding: '4px 8px',
    borderRadius: 4,
    background: palette.faint,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  mine: { alignSelf: 'flex-end', background: palette.brandFaint },
  who: { display: 'block', fontSize: 11, lineHeight: 16, color: palette.quiet },
  quiet: { margin: 0, fontSize: 12, lineHeight: 16, color: palette.quiet },
  bad: { margin: 0, fontSize: 12, lineHeight: 16, color: palette.bad },
  row: { display: 'flex', gap: 8, alignItems: 'flex-start' },
  snippet: { display: 'flex', gap: 4, alignItems: 'center' },
});
const compact = { root: { minWidth: 0, height: 28, padding: '0 8px' }, label: { fontWeight: 400, margin: 0 } } as const;

/** The chat within the session: for all who take part, kept nowhere. CTRL-12 */
export function ChatPanel(props: {
  readonly lines: readonly ChatLine[];
  readonly self: string | null;
  readonly reference: string;
  readonly disabled: boolean;
  readonly clock: Clock;
  readonly nameOf: (who: string) => string;
  readonly onSay: (text: string) => Promise<Delivery>;
}): JSX.Element {
  const { lines, self, disabled } = props;
  const words = useAgentWords().hands.chat;
  const [text, setText] = React.useState('');
  const [lost, setLost] = React.useState(false);
  const [own, setOwn] = React.useState<readonly string[]>([]);
  const list = React.useRef<HTMLUListElement>(null);
  React.useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [lines]);
  const fits = text.trim() !== '' && new TextEncoder().encode(text).length <= MAX_SAID_BYTES;
  const say = async () => {
    if (!fits || disabled) return;
    const said = text.trim();
    setText('');
    const delivery = await props.onSay(said);
    setLost(delivery === 'expired');
    if (delivery === 'expired') setText((now) => (now === '' ? said : now));
  };
  const onKeyDown = (press: React.KeyboardEvent) => {
    if (press.key !== 'Enter' || press.shiftKey || press.nativeEvent.isComposing) return;
    press.preventDefault();
    void say();
  };
  const given = [words.reference(formatReference(props.reference)), words.lookHere, words.yourTurn];
  return (
    <section className={classes.panel} aria-label={words.title} data-beside-chat="">
      <h3 className={classes.title}>{words.title}</h3>
      <ul ref={list} className={classes.lines} tabIndex={0} aria-label={words.title}>
        {lines.length === 0 ? <li className={classes.quiet}>{words.empty}</li> : null}
        {lines.map((line, place) => (
          <li key={place} dir="auto" className={`${classes.line} ${line.who === self ? classes.mine : ''}`}>
            <span className={classes.who}>{props.nameOf(line.who)}</span>
            {line.text}
          </li>
        ))}
      </ul>
      <div>
        <p className={classes.quiet}>{words.snippets}</p>
        {[...given, ...own].map((snippet) => (
          <div key={snippet} className={classes.snippet}>
            <DefaultButton
              text={snippet}
              ariaLabel={words.insert(snippet)}
              disabled={disabled}
              onClick={() => setText((now) => (now === '' ? snippet : `${now} ${snippet}`))}
              styles={{
                root: {
                  flex: '1 1 auto',
                  minWidth: 0,
                  minHeight: 0,
                  height: 26,
                  padding: '0 6px',
                  border: 0,
                  textAlign: 'start',
                },
                flexContainer: { justifyContent: 'flex-start' },
                label: {
                  fontWeight: 400,
                  fontSize: 12,
                  margin: 0,
                  overflow: 'hidden',
                  textOverflow: 'ellipsis',
                  whiteSpace: 'nowrap',
                },
                textContainer: { minWidth: 0 },
              }}
            />
            <CopyButton text={snippet} label={words.copy(snippet)} clock={props.clock} />
            {own.includes(snippet) ? (
              <DefaultButton
                text="×"
                ariaLabel={words.remove(snippet)}
                onClick={() => setOwn(withoutSnippet(own, snippet))}
                styles={compact}
              />
            ) : null}
          </div>
        ))}
      </div>
      <TextField
        multiline
        rows={2}
        resizable={false}
        ariaLabel={words.label}
        placeholder={words.label}
        value={text}
        dir="auto"
        disabled={disabled}
        onChange={(_change, value) => setText(value ?? '')}
        onKeyDown={onKeyDown}
      />
      <div className={classes.row}>
        <PrimaryButton
          text={words.send}
          disabled={disabled || !fits}
          onClick={() => void say()}
          styles={{ root: { height: 28 } }}
        />
        {text.trim() === '' ? null : (
          <DefaultButton text={words.keep} onClick={() => setOwn(withSnippet(own, text))} styles={compact} />
        )}
      </div>
      {lost ? (
        <p className={classes.bad} role="alert">
          {words.lost}
        </p>
      ) : null}
    </section>
  );
}
