import * as React from 'react';
import { Spinner, SpinnerSize } from '@fluentui/react';
import { useWords } from './words-context';

/** While the control is still asking for its own settings. */
export function Opening(): JSX.Element {
  return <Spinner size={SpinnerSize.medium} label={useWords().desk.loading} labelPosition="right" />;
}
