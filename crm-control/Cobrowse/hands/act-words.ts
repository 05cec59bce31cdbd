import { never } from '@beside/protocol';
import type { AgentWords } from '../agent-words';
import type { NoticeTone } from '../../desk/ui/notice';
import { named } from '../named';
import type { HandsState, SentAct } from './acts';

export interface HandsNotice {
  readonly tone: NoticeTone;
  readonly what: string;
  /** Why, and what to do now; `null` where the first sentence says it all. */
  readonly more: string | null;
}

/** The last thing the agent should read, in words; `null` while nothing was said. CTRL-10 */
export function noticeOf({ news, acts }: HandsState, customer: string, words: AgentWords): HandsNotice | null {
  if (news === null) return null;
  switch (news.about) {
    case 'act': {
      const act = acts.find((one) => one.act === news.act);
      return act ? actNotice(act, customer, words) : null;
    }
    case 'undone':
      return { tone: 'plain', what: words.hands.write.undone(news.fields), more: null };
    case 'write-ended': {
      const { ended } = words.hands.write;
      return saying('warn', ended.what, ended.why, ended.next);
    }
    default:
      return never(news);
  }
}

function actNotice({ kind, name, stage }: SentAct, customer: string, words: AgentWords): HandsNotice | null {
  const { waiting, answered, settled, lost, outcomes } = words.hands;
  const about = kind === 'ask' ? 'write' : kind === 'bring' ? 'here' : 'press';
  switch (stage.at) {
    case 'sent':
      return null;
    case 'lost':
      return saying('warn', lost.what, lost.why, lost.next);
    case 'proposed':
      return { tone: 'plain', what: waiting.fill(customer, name, named(name)), more: null };
    case 'asked':
      return { tone: 'plain', what: waiting[about](customer, name, named(name)), more: null };
    case 'settled': {
      const of = settled[stage.how];
      const good = stage.how === 'used' || stage.how === 'changed';
      return saying(good ? 'good' : 'warn', of.what(customer, name, named(name)), of.why, of.next);
    }
    case 'answered': {
      const of = answered[about][stage.answer];
      return saying(stage.answer === 'yes' ? 'good' : 'warn', of.what(customer, name, named(name)), of.why, of.next);
    }
    case 'over': {
      const of = outcomes[stage.outcome];
      return saying(stage.outcome === 'done' ? 'good' : 'warn', of.what(name, named(name)), of.why, of.next);
    }
    default:
      return never(stage);
  }
}

function saying(tone: NoticeTone, what: string, why: string, next: string): HandsNotice {
  return { tone, what, more: `${why} ${next}` };
}
