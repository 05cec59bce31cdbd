import * as React from 'react';
import { DefaultButton, mergeStyleSets, PrimaryButton } from '@fluentui/react';
import type { Clock } from '@beside/protocol/channel';
import { siteOf } from '../../desk/site-of';
import { Card } from '../../desk/ui/card';
import { Countdown, Elapsed } from '../../desk/ui/countdown';
import { LiveRegion } from '../../desk/ui/live-region';
import { Notice } from '../../desk/ui/notice';
import { palette } from '../../desk/ui/palette';
import { SessionId } from '../../desk/ui/session-id';
import { useAgentWords } from '../agent-words';
import { ChatPanel } from '../chat/chat-panel';
import type { Desk } from '../desk';
import type { DeskState, Watching } from '../state/desk-state';
import { noticeOf } from '../hands/act-words';
import type { HandsNews } from '../hands/acts';
import { WriteBar } from '../hands/write-bar';
import { writeModeOf } from '../hands/write-mode';
import { LinkBadge } from '../link/link-badge';
import { LookBar } from '../look/look-bar';
import { NotShown } from '../look/not-shown';
import { Rail } from '../look/rail';
import { CUSTOMER } from '../marks/page-presence';
import { ToolButton } from '../marks/tool-button';
import { Toolbar, type Scale } from '../marks/toolbar';
import { isTool, type Tool } from '../marks/tools';
import { named } from '../named';
import { NO_NEWS } from '../session/page-view';
import { SessionStrip } from './session-strip';
import { onShortcut, SHORTCUT_KEYS } from '../shortcuts/shortcuts';
import { Stage } from './stage';
import { StageCover } from './stage-cover';
import { stageWords } from './stage-words';
import type { StageWord } from './use-stage-hands';
import { Whereabouts } from './whereabouts';

const classes = mergeStyleSets({
  /** Over the whole window: a form's column is narrow. The page's frame stays where it is in the DOM, so it is not drawn anew. */
  large: {
    position: 'fixed',
    inset: 12,
    zIndex: 1000,
    overflow: 'auto',
    background: palette.surface,
    boxShadow: '0 0 0 100vmax rgba(0, 0, 0, 0.4), 0 8px 32px rgba(0, 0, 0, 0.3)',
    borderRadius: 4,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  bars: { marginTop: 10 },
  end: { marginInlineStart: 'auto', display: 'inline-flex', flexWrap: 'wrap', gap: 8 },
  columns: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 12 },
  page: { flex: '999 1 480px', minWidth: 0, display: 'flex' },
  chat: { flex: '1 1 280px', minWidth: 0 },
});

/** A session that the customer has allowed: the page, the tools, the chat, and the way out. */
export function SessionCard(props: {
  readonly state: Extract<DeskState, Watching>;
  readonly desk: Desk;
  readonly clock: Clock;
}): JSX.Element {
  const { state, desk, clock } = props;
  const words = useAgentWords();
  const [news, setNews] = React.useState(NO_NEWS);
  const [tool, setTool] = React.useState<Tool>('pointer');
  const [scale, setScale] = React.useState<Scale>('fit');
  const [large, setLarge] = React.useState(false);
  const [chatting, setChatting] = React.useState(false);
  const [read, setRead] = React.useState(0);
  const [said, setSaid] = React.useState('');
  const [failed, setFailed] = React.useState<string | null>(null);
  const [seen, setSeen] = React.useState<HandsNews | null>(null);
  const live = state.at === 'live';
  const customer = state.conversation.customerName ?? words.desk.theCustomer;
  const self = desk.participant();
  const mode = writeModeOf(news.hands, self ?? '');
  const writing = mode.is === 'mine';
  const notice = news.hands.news === seen ? null : noticeOf(news.hands, customer, words);
  const spoken = notice ? `${notice.what} ${notice.more ?? ''}` : '';
  const drawn = news.marks.filter(({ kind }) => kind === 'mark');
  const unread = chatting ? 0 : news.chat.slice(read).filter(({ who }) => who !== self).length;
  const nameOf = (who: string) =>
    who === self ? words.desk.you : who === CUSTOMER ? customer : words.hands.marks.others;

  React.useEffect(() => desk.page()?.scale(scale), [desk, scale, state.at]);
  React.useEffect(() => setTool((now) => (writing ? 'hand' : now === 'hand' ? 'pointer' : now)), [writing]);
  React.useEffect(() => {
    if (spoken === '') return;
    setSaid(spoken);
    setFailed(null);
  }, [spoken]);
  React.useEffect(() => {
    if (chatting) setRead(news.chat.length);
    const last = news.chat.at(-1);
    if (last && last.who !== self) setSaid(words.hands.chat.says(last.text, nameOf(last.who)));
  }, [news.chat, chatting]);

  const say = (text: string, wrong: boolean) => {
    setSaid(text);
    setFailed(wrong ? text : null);
  };
  const onWord = (word: StageWord) => {
    const { text, failed: wrong } = stageWords(word, words);
    say(text, wrong);
  };
  const clear = (everybody: boolean) => {
    const { clearedAll, clearedMine, notDelivered } = words.hands.marks;
    void desk
      .page()
      ?.drawing.clear(everybody)
      .then((delivery) => {
        if (delivery === 'expired') say(notDelivered, true);
        else say(everybody ? clearedAll : clearedMine, false);
      });
  };
  const bring = () => {
    const box = document.querySelector('[data-beside-stage]')?.getBoundingClientRect();
    const page = desk.page();
    const node = box && page?.nodeAt({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
    if (page && typeof node === 'number') page.hands.bring(node);
    else say(words.hands.look.nothingToBring, true);
  };
  const typing = news.presence.typing;
  const typingIn = typing === null ? '' : (desk.page()?.nameOf(typing) ?? '');
  const onRead = () => {
    setSeen(news.hands.news);
    setFailed(null);
  };
  const choose = (next: Tool) => {
    setTool(next);
    onRead();
  };

  const ask = () => desk.page()?.hands.ask();
  const giveBack = () => desk.page()?.hands.giveBack();
  const onKeyDown = onShortcut((shortcut) => {
    if (!live) return false;
    if (shortcut === 'write' && mode.is === 'pointing') ask();
    else if (shortcut === 'write' && writing) giveBack();
    else if (isTool(shortcut) && (shortcut !== 'hand' || writing)) choose(shortcut);
    else return false;
    return true;
  });

  return (
    <div className={large ? classes.large : undefined} onKeyDown={onKeyDown}>
      <Card
        title={words.desk.title}
        badge={<LinkBadge state={state} quality={news.quality} />}
        aside={
          <>
            <SessionId reference={state.session.reference} clock={clock} />
            <DefaultButton
              text={words.live.exit}
              aria-keyshortcuts={SHORTCUT_KEYS.exit}
              onClick={() => void desk.exit()}
            />
          </>
        }
      >
        <div className={classes.row}>
          <span style={{ overflowWrap: 'anywhere' }}>{words.live.seeing(customer, siteOf(state.session.origin))}</span>
          <span style={{ color: palette.quiet, fontSize: 12 }}>
            <Elapsed label={words.live.duration} since={state.session.since} clock={clock} />
          </span>
          <div className={classes.end}>
            <WriteBar
              mode={mode}
              customer={customer}
              disabled={!live}
              acted={news.hands.acts.some(({ kind }) => kind === 'fill' || kind === 'press' || kind === 'key')}
              onAsk={ask}
              onGiveBack={giveBack}
              onUndo={() => desk.page()?.hands.undo()}
            />
          </div>
        </div>
        {live ? <Whereabouts state={state} customer={customer} clock={clock} /> : null}
        {state.endsAt === null ? null : (
          <div style={{ marginTop: 8 }}>
            <Notice tone="warn">
              <Countdown label={words.live.endsSoon} until={state.endsAt} clock={clock} />{' '}
              <PrimaryButton text={words.live.endNow} onClick={() => void desk.exit()} />
            </Notice>
          </div>
        )}
        <div className={`${classes.row} ${classes.bars}`}>
          <Toolbar
            tool={tool}
            disabled={!live}
            writing={writing}
            marked={{ mine: drawn.some(({ who }) => who === self), any: drawn.length > 0 }}
            onTool={choose}
            onClear={clear}
          />
          <div className={classes.end}>
            {writing ? <PageSteps disabled={!live} onGo={(where) => desk.page()?.hands.go(where)} /> : null}
            <LookBar
              following={news.following}
              scale={scale}
              large={large}
              disabled={!live}
              onFollow={(following) => desk.page()?.look.follow(following)}
              onBring={bring}
              onScale={setScale}
              onLarge={setLarge}
            />
            <ToolButton
              icon="chat"
              words={words.hands.chat.toggle(unread)}
              text
              tabStop
              on={chatting}
              disabled={false}
              onPress={() => setChatting(!chatting)}
            />
          </div>
        </div>
        <SessionStrip
          notice={live ? (failed ? { tone: 'warn', what: failed, more: null } : notice) : null}
          hint={live ? (news.following ? words.hands.hints[tool] : words.hands.look.freeHint) : ''}
          onRead={onRead}
          typing={live && typing !== null ? words.hands.typing(customer, typingIn, named(typingIn)) : null}
        />
        <div className={classes.columns}>
          <div className={classes.page}>
            <Stage
              desk={desk}
              live={live}
              tool={tool}
              writing={writing}
              large={large}
              label={words.live.stage(customer)}
              news={news}
              nameOf={nameOf}
              onNews={setNews}
              onWord={onWord}
              onClearMine={() => clear(false)}
            >
              <StageCover state={state} customer={customer} progress={news.progress} clock={clock} />
            </Stage>
            {live ? (
              <Rail
                reach={news.reach}
                following={news.following}
                others={news.presence.looks}
                self={self}
                customer={customer}
                onLook={(middle) => desk.page()?.look.lookAt(middle)}
                onFollow={() => desk.page()?.look.follow(true)}
              />
            ) : null}
          </div>
          {chatting ? (
            <div className={classes.chat}>
              <ChatPanel
                lines={news.chat}
                self={self}
                reference={state.session.reference}
                disabled={!live}
                clock={clock}
                nameOf={nameOf}
                onSay={(text) => desk.page()?.say(text) ?? Promise.resolve('expired')}
              />
            </div>
          ) : null}
        </div>
        {live ? <NotShown count={() => desk.page()?.notShown() ?? null} clock={clock} /> : null}
        <LiveRegion text={said} />
      </Card>
    </div>
  );
}

/** The customer's page goes a step back or forward, within what they have visited. */
function PageSteps(props: {
  readonly disabled: boolean;
  readonly onGo: (where: 'back' | 'forward') => void;
}): JSX.Element {
  const { back, forward } = useAgentWords().hands.look;
  return (
    <div role="group" style={{ display: 'inline-flex', gap: 2 }}>
      <ToolButton icon="back" words={back} tabStop disabled={props.disabled} onPress={() => props.onGo('back')} />
      <ToolButton
        icon="forward"
        words={forward}
        tabStop
        disabled={props.disabled}
        onPress={() => props.onGo('forward')}
      />
    </div>
  );
}
