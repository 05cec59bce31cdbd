import * as React from 'react';
import { DefaultButton, mergeStyleSets, TextField } from '@fluentui/react';
import { CUSTOMER_PIN_DIGITS, digitsOf, groupPin } from '@beside/protocol';
import { palette } from '../../desk/ui/palette';
import { useWords } from '../../desk/ui/words-context';

const FEWEST_DIGITS = Math.min(...CUSTOMER_PIN_DIGITS);
/** Of the longest PIN, in groups. */
const FIELD_WIDTH_PX = 200;

const classes = mergeStyleSets({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: 8 },
  refused: { margin: '6px 0 0', color: palette.bad, fontSize: 12, lineHeight: 16 },
  hint: { margin: '6px 0 0', color: palette.quiet, fontSize: 12, lineHeight: 16 },
});
const field = {
  fieldGroup: { width: FIELD_WIDTH_PX },
  field: { fontSize: 18, letterSpacing: '0.08em', fontVariantNumeric: 'tabular-nums' },
};

/** One field for the PIN that the customer reads out; it is grouped as one types, and spaces do not matter. PIN-8 */
export function CustomerPin(props: {
  readonly busy: boolean;
  /** Why the last one was refused, in words. */
  readonly refused: string | null;
  readonly onStart: (pin: string) => void;
}): JSX.Element {
  const { busy, refused, onStart } = props;
  const words = useWords();
  const [typed, setTyped] = React.useState('');
  const digits = digitsOf(typed);
  const tooShort = digits.length < FEWEST_DIGITS;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !tooShort) onStart(digits);
      }}
    >
      <div className={classes.row}>
        <TextField
          label={words.start.customerPin}
          value={typed}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          maxLength={24}
          disabled={busy}
          aria-describedby="beside-customer-pin-refused beside-customer-pin"
          invalid={refused !== null}
          styles={field}
          onChange={(_event, value = '') => setTyped(value.length < typed.length ? value : groupPin(digitsOf(value)))}
        />
        <DefaultButton
          type="submit"
          disabled={busy || tooShort}
          allowDisabledFocus
          text={busy ? words.start.taking : words.start.takePin}
        />
      </div>
      {refused ? (
        <p id="beside-customer-pin-refused" className={classes.refused} role="alert">
          {refused}
        </p>
      ) : null}
      <p id="beside-customer-pin" className={classes.hint}>
        {words.start.customerPinHint}
      </p>
    </form>
  );
}
