import * as React from 'react';
import { DefaultButton, mergeStyleSets, PrimaryButton } from '@fluentui/react';
import { never } from '@beside/protocol';
import type { Clock } from '@beside/protocol/channel';
import { siteOf } from '../desk/site-of';
import type { Words } from '../desk/strings/en';
import { Card } from '../desk/ui/card';
import { Countdown, Elapsed } from '../desk/ui/countdown';
import { LiveRegion } from '../desk/ui/live-region';
import { Notice } from '../desk/ui/notice';
import { palette } from '../desk/ui/palette';
import { SessionId } from '../desk/ui/session-id';
import { useWords } from '../desk/ui/words-context';
import type { DeskState, Watching } from './desk-state';
import { LinkBadge } from './link-badge';
import type { Desk } from './desk';
import type { SpotlightResult, StageNews } from './page-view';
import { Stage } from './stage';
import { StageCover } from './stage-cover';
import { Toolbar, type Scale, type Tool } from './toolbar';

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
});

const NO_NEWS: StageNews = { marks: [], size: null, progress: 0 };

/** A session that the customer has allowed: the page, the tools, and the way out. */
export function SessionCard(props: {
  readonly state: Extract<DeskState, Watching>;
  readonly desk: Desk;
  readonly clock: Clock;
}): JSX.Element {
  const { state, desk, clock } = props;
  const words = useWords();
  const [news, setNews] = React.useState(NO_NEWS);
  const [tool, setTool] = React.useState<Tool>('pointer');
  const [scale, setScale] = React.useState<Scale>('fit');
  const [large, setLarge] = React.useState(false);
  const [said, setSaid] = React.useState('');
  const [failed, setFailed] = React.useState<string | null>(null);
  const live = state.at === 'live';
  const customer = state.conversation.customerName ?? words.desk.theCustomer;
  const site = siteOf(state.session.origin);
  const self = desk.participant();
  const marked = news.marks.some((mark) => mark.kind === 'spotlight' && mark.who === self);

  React.useEffect(() => desk.page()?.scale(scale), [desk, scale, state.at]);
  const onSpotlight = (result: SpotlightResult, name: string) => {
    setFailed(result === 'marked' ? null : spotlightWords(result, name, words));
    setSaid(spotlightWords(result, name, words));
  };
  const clear = () => {
    void desk.page()?.spotlight(null);
    setSaid(words.live.cleared);
  };

  return (
    <div className={large ? classes.large : undefined}>
      <Card
        title={words.desk.title}
        badge={<LinkBadge link={state.page.link} lease={state.page.lease} />}
        aside={
          <>
            <SessionId reference={state.session.reference} clock={clock} />
            <DefaultButton text={words.live.exit} onClick={() => void desk.exit()} />
          </>
        }
      >
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 16px' }}>
          <span style={{ overflowWrap: 'anywhere' }}>{words.live.seeing(customer, site)}</span>
          <span style={{ color: palette.quiet, fontSize: 12 }}>
            <Elapsed label={words.live.duration} since={state.session.since} clock={clock} />
          </span>
        </div>
        {state.endsAt === null ? null : (
          <div style={{ marginTop: 8 }}>
            <Notice tone="warn">
              <Countdown label={words.live.endsSoon} until={state.endsAt} clock={clock} />{' '}
              <PrimaryButton text={words.live.endNow} onClick={() => void desk.exit()} />
            </Notice>
          </div>
        )}
        <Toolbar
          tool={tool}
          scale={scale}
          disabled={!live}
          marked={marked}
          onTool={setTool}
          onScale={setScale}
          large={large}
          onLarge={setLarge}
          onClear={clear}
        />
        <Stage
          desk={desk}
          live={live}
          tool={tool}
          large={large}
          label={words.live.stage(customer)}
          news={news}
          nameOf={(who) => (who === self ? words.desk.you : customer)}
          onNews={setNews}
          onSpotlight={onSpotlight}
          onCleared={clear}
          onName={(name) => setSaid(name === '' ? '' : words.live.onPage(name))}
        >
          <StageCover state={state} customer={customer} progress={news.progress} clock={clock} />
        </Stage>
        {live && state.page.hidden ? <Aside>{words.live.hiddenTab(customer)}</Aside> : null}
        {live && failed ? <Aside>{failed}</Aside> : null}
        <LiveRegion text={said} />
      </Card>
    </div>
  );
}

function Aside(props: { readonly children: string }): JSX.Element {
  return (
    <div style={{ marginTop: 8 }}>
      <Notice tone="plain">{props.children}</Notice>
    </div>
  );
}

function spotlightWords(result: SpotlightResult, name: string, words: Words): string {
  switch (result) {
    case 'marked':
      return name === '' ? words.live.markedUnnamed : words.live.marked(name);
    case 'nothing-there':
      return words.live.nothingThere;
    case 'not-delivered':
      return words.live.notDelivered;
    default:
      return never(result);
  }
}
