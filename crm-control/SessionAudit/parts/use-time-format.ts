import * as React from 'react';
import { useLocale } from '../../desk/ui/words-context';
import { timeFormat } from './format-time';

/** Writes a time as the person reads it. */
export function useTimeFormat(): (at: number) => string {
  const locale = useLocale();
  return React.useMemo(() => timeFormat(locale), [locale]);
}
