import * as React from 'react';
import { DefaultButton, Link, mergeStyleSets } from '@fluentui/react';
import { palette } from '../../desk/ui/palette';
import { useAgentWords } from '../agent-words';
import { TOOL_KEYS, tools } from '../marks/tools';
import { SHORTCUT_KEYS, shortcuts } from './shortcuts';

const classes = mergeStyleSets({
  foot: { padding: '6px 8px', textAlign: 'end', fontSize: 12, lineHeight: 16 },
  /** Over a desk that covers the whole window too. */
  help: {
    position: 'fixed',
    zIndex: 1001,
    inset: 0,
    margin: 'auto',
    width: 'min(480px, calc(100vw - 32px))',
    height: 'fit-content',
    maxHeight: 'calc(100vh - 32px)',
    boxSizing: 'border-box',
    overflow: 'auto',
    padding: 16,
    background: palette.surface,
    color: palette.text,
    border: `1px solid ${palette.line}`,
    borderRadius: 4,
    boxShadow: '0 8px 32px rgba(0, 0, 0, 0.4)',
    fontSize: 14,
    lineHeight: 20,
    textAlign: 'start',
    selectors: { p: { margin: '4px 0', color: palette.quiet, fontSize: 12, lineHeight: 16 } },
  },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 12 },
  title: { margin: 0, fontSize: 16, lineHeight: 22, fontWeight: 600 },
  keys: {
    width: '100%',
    margin: '8px 0',
    borderCollapse: 'collapse',
    selectors: {
      'th, td': { padding: '3px 0', borderBottom: `1px solid ${palette.line}`, textAlign: 'start', fontWeight: 400 },
      th: { width: '32%', whiteSpace: 'nowrap' },
      kbd: { font: 'inherit', fontWeight: 600 },
    },
  },
});

/** The desk's keys, for whoever asks: a press on the words, or `?`. Escape closes it. SESS-37 */
export function ShortcutHelp(props: { readonly open: boolean; readonly onOpen: (open: boolean) => void }): JSX.Element {
  const { open, onOpen } = props;
  const words = useAgentWords();
  const dialog = React.useRef<HTMLDivElement>(null);
  React.useEffect(() => {
    if (!open) return undefined;
    const before = document.activeElement;
    dialog.current?.focus();
    return () => (before instanceof HTMLElement ? before.focus() : undefined);
  }, [open]);
  const onKeyDown = (press: React.KeyboardEvent) => {
    press.stopPropagation();
    if (press.key === 'Escape') onOpen(false);
  };
  const rows = [
    ...shortcuts.map((one) => [SHORTCUT_KEYS[one], words.shortcuts[one]] as const),
    ...tools.map((one) => [TOOL_KEYS[one].toUpperCase(), words.hands.tools[one]] as const),
  ];
  const { title, close, scope, page, final, shift } = words.shortcuts;
  return (
    <>
      <div className={classes.foot}>
        <Link aria-haspopup="dialog" aria-keyshortcuts={SHORTCUT_KEYS.help} onClick={() => onOpen(true)}>
          {title}
        </Link>
      </div>
      {open ? (
        <div
          ref={dialog}
          className={classes.help}
          role="dialog"
          aria-labelledby="beside-shortcuts"
          tabIndex={-1}
          onKeyDown={onKeyDown}
          data-beside-shortcuts=""
        >
          <div className={classes.head}>
            <h2 id="beside-shortcuts" className={classes.title}>
              {title}
            </h2>
            <DefaultButton text={close} onClick={() => onOpen(false)} />
          </div>
          <p>{scope}</p>
          <table className={classes.keys}>
            <tbody>
              {rows.map(([keys, what]) => (
                <tr key={keys}>
                  <th scope="row">
                    <kbd>{keys.startsWith('Shift+') ? shift(keys.slice('Shift+'.length)) : keys}</kbd>
                  </th>
                  <td>{what}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>{page}</p>
          <p>{final}</p>
        </div>
      ) : null}
    </>
  );
}
