import { createTheme, type Theme } from '@fluentui/react';
import type { HostTheme } from './host-theme';

/** What Fluent draws, in the colours of the desk. */
export function fluentTheme({ isDark, colours }: HostTheme, rtl: boolean): Theme {
  const { text, quiet, line, faint, hover, surface, brand, brandFaint, brandFill, brandFillHover, onBrand } = colours;
  return createTheme({
    isInverted: isDark,
    rtl,
    palette: {
      ...{ black: text, white: surface },
      ...{ neutralDark: text, neutralPrimary: text, neutralPrimaryAlt: text },
      ...{ neutralSecondary: quiet, neutralSecondaryAlt: quiet, neutralTertiary: quiet },
      ...{ neutralTertiaryAlt: line, neutralQuaternary: line, neutralQuaternaryAlt: line },
      ...{ neutralLight: hover, neutralLighter: hover, neutralLighterAlt: faint },
      ...{ themeDarker: brand, themeDark: brand, themeDarkAlt: brand, themePrimary: brand, themeSecondary: brand },
      ...{ themeTertiary: brand, themeLight: brandFaint, themeLighter: brandFaint, themeLighterAlt: brandFaint },
    },
    semanticColors: {
      ...{ primaryButtonBackground: brandFill, primaryButtonText: onBrand, primaryButtonBorder: 'transparent' },
      ...{ primaryButtonBackgroundHovered: brandFillHover, primaryButtonTextHovered: onBrand },
      ...{ primaryButtonBackgroundPressed: brandFillHover, primaryButtonTextPressed: onBrand },
      ...{ errorText: colours.bad, errorIcon: colours.bad },
    },
  });
}
