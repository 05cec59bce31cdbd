/** @jest-environment jsdom */
import * as React from 'react';
import { render } from '@testing-library/react';
import { dark, light, type Colours } from '../theme/colours';
import type { HostTheme } from '../theme/host-theme';
import { Themed } from './themed';
import { useColours } from './use-colours';

test('a theme that is told again draws nothing anew; another one does', () => {
  const drawn: Colours[] = [];
  function Canvas(): null {
    const colours = useColours();
    React.useEffect(() => void drawn.push(colours), [colours]);
    return null;
  }
  const themed = (colours: Colours) => {
    const theme: HostTheme = { colours: { ...colours }, isDark: colours === dark };
    return (
      <Themed theme={theme} direction="ltr">
        <Canvas />
      </Themed>
    );
  };
  const { rerender } = render(themed(light));
  rerender(themed(light));
  rerender(themed(light));
  expect(drawn).toEqual([light]);
  rerender(themed(dark));
  expect(drawn).toEqual([light, dark]);
});
