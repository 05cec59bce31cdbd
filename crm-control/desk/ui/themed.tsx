import * as React from 'react';
import { ThemeProvider } from '@fluentui/react';
import { colourNames, forced, type Colours } from '../theme/colours';
import { fluentTheme } from '../theme/fluent-theme';
import type { HostTheme } from '../theme/host-theme';
import { variableOf } from './palette';
import { ColoursContext } from './use-colours';

const FORCED = '(forced-colors: active)';

/** What stands in it has the theme of the app around it, and in high contrast the person's own colours. SESS-36 */
export function Themed(props: {
  readonly theme: HostTheme;
  readonly direction: 'ltr' | 'rtl';
  readonly children: React.ReactNode;
}): JSX.Element {
  const { theme, direction } = props;
  const isForced = useMatches(FORCED);
  const said = JSON.stringify(theme); // a host tells the same theme anew with every update
  const fluent = React.useMemo(() => fluentTheme(theme, direction === 'rtl'), [said, direction]);
  const colours = React.useMemo(() => (isForced ? forced : theme.colours), [said, isForced]);
  return (
    <ColoursContext.Provider value={colours}>
      <ThemeProvider theme={fluent} applyTo="none" style={{ width: '100%', ...variables(theme.colours, theme.isDark) }}>
        {props.children}
      </ThemeProvider>
    </ColoursContext.Provider>
  );
}

function variables(colours: Colours, isDark: boolean): React.CSSProperties {
  const values = Object.fromEntries(colourNames.map((name) => [variableOf(name), colours[name]]));
  return { ...values, colorScheme: isDark ? 'dark' : 'light' } as React.CSSProperties;
}

function useMatches(query: string): boolean {
  const [matches, setMatches] = React.useState(() => window.matchMedia?.(query).matches ?? false);
  React.useEffect(() => {
    const list = window.matchMedia?.(query);
    const changed = () => setMatches(list.matches);
    list?.addEventListener('change', changed);
    return () => list?.removeEventListener('change', changed);
  }, [query]);
  return matches;
}
