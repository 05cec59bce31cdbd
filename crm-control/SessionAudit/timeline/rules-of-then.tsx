import * as React from 'react';
import { DefaultButton } from '@fluentui/react';
import type { PolicyName } from '@beside/protocol';
import type { PolicyText } from '../../desk/api/decode-policy';
import { palette } from '../../desk/ui/palette';
import { useAuditWords } from '../audit-words';
import type { AuditDesk } from '../audit-desk';
import { describeRules } from './describe-rules';
import { Loaded } from '../loaded';
import { useLoad } from '../use-load';
import { useTimeFormat } from '../parts/use-time-format';

/** The rules that a record names, read when they are asked for. COMP-7 */
export function RulesOfThen(props: {
  readonly desk: AuditDesk;
  readonly policy: PolicyName;
  readonly onClose: () => void;
}): JSX.Element {
  const { desk, policy } = props;
  const say = useAuditWords().audit.rules;
  const title = say.title(String(policy.version));
  const ask = React.useCallback(() => desk.api.policy(policy.hash), [desk, policy.hash]);
  const [load, retry] = useLoad(ask);
  const region = React.useRef<HTMLElement>(null);
  React.useEffect(() => region.current?.focus(), [policy.hash]);
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label={title}
      style={{ border: `1px solid ${palette.line}`, borderRadius: 4, padding: 12, marginBottom: 8 }}
    >
      <h4 style={{ margin: '0 0 8px', fontSize: 14, fontWeight: 600 }}>{title}</h4>
      <Loaded load={load} desk={desk} retry={retry}>
        {(text) => <RulesText text={text} />}
      </Loaded>
      <DefaultButton text={say.close} onClick={props.onClose} styles={{ root: { marginTop: 8 } }} />
    </section>
  );
}

function RulesText({ text }: { readonly text: PolicyText }): JSX.Element {
  const words = useAuditWords();
  const formatTime = useTimeFormat();
  const { sentences, groups } = describeRules(text, words);
  const { since, checked } = words.audit.rules;
  return (
    <div style={{ overflowWrap: 'anywhere' }}>
      <div style={{ color: palette.quiet, fontSize: 12 }}>
        {text.publishedAt === undefined ? null : <div>{since(formatTime(text.publishedAt))}</div>}
        <div>{checked}</div>
      </div>
      <ul style={{ margin: '8px 0', paddingInlineStart: 20 }}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <dl style={{ margin: 0 }}>
        {groups.map(({ title, entries }) => (
          <div key={title} style={{ marginBottom: 8 }}>
            <dt style={{ color: palette.quiet, fontSize: 12 }}>{title}</dt>
            {entries.map((entry, place) => (
              <dd key={`${place} ${entry}`} style={{ margin: 0 }}>
                <code>{entry}</code>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </div>
  );
}
