import { never } from '@beside/protocol';
import type { Words } from '../../desk/strings/en';
import type { OutcomeWords } from '../../desk/strings/hands-en';
import type { NoticeTone } from '../../desk/ui/notice';
import type { HandsState, SentAct } from './acts';

export interface HandsNotice {
  readonly tone: NoticeTone;
  readonly what: string;
  /** Why, and what to do now; `null` where the first sentence says it all. */
  readonly more: string | null;
}

/** The last thing the agent should read, in words; `null` while nothing was said. CTRL-10 */
export function noticeOf({ news, acts }: HandsState, customer: string, words: Words): HandsNotice | null {
  if (news === null) return null;
  switch (news.about) {
    case 'act': {
      const act = acts.find((one) => one.act === news.act);
      return act ? actNotice(act, customer, words) : null;
    }
    case 'undone':
      return { tone: 'plain', what: words.hands.write.undone(news.fields), more: null };
    case 'write-ended':
      return saying('warn', words.hands.write.ended(customer));
    default:
      return never(news);
  }
}

function actNotice({ kind, name, stage }: SentAct, customer: string, words: Words): HandsNotice | null {
  const { waiting, answered, settled, lost, outcomes } = words.hands;
  const about = kind === 'ask' ? 'write' : kind === 'bring' ? 'here' : 'press';
  switch (stage.at) {
    case 'sent':
      return null;
    case 'lost':
      return saying('warn', lost);
    case 'proposed':
      return { tone: 'plain', what: waiting.fill(customer, name), more: null };
    case 'asked':
      return { tone: 'plain', what: waiting[about](customer, name), more: null };
    case 'settled':
      return saying(
        stage.how === 'used' || stage.how === 'changed' ? 'good' : 'warn',
        settled[stage.how](customer, name),
      );
    case 'answered':
      return saying(stage.answer === 'yes' ? 'good' : 'warn', answered[about][stage.answer](customer, name));
    case 'over':
      return saying(stage.outcome === 'done' ? 'good' : 'warn', outcomes[stage.outcome](customer, name));
    default:
      return never(stage);
  }
}

function saying(tone: NoticeTone, { what, why, next }: OutcomeWords): HandsNotice {
  return { tone, what, more: `${why} ${next}` };
}
