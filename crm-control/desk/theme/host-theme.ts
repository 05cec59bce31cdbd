import { colourNames, dark, light, type ColourName, type Colours } from './colours';
import { unreadable } from './contrast';

/** The token of Fluent 9 that a colour of the desk comes from. */
const TOKEN_OF: Readonly<Record<Exclude<ColourName, 'mark'>, string>> = {
  text: 'colorNeutralForeground1',
  quiet: 'colorNeutralForeground2',
  line: 'colorNeutralStroke1',
  faint: 'colorNeutralBackground2',
  hover: 'colorNeutralBackground1Hover',
  surface: 'colorNeutralBackground1',
  brand: 'colorBrandForegroundLink',
  brandFaint: 'colorBrandBackground2',
  brandFill: 'colorBrandBackground',
  brandFillHover: 'colorBrandBackgroundHover',
  onBrand: 'colorNeutralForegroundOnBrand',
  good: 'colorStatusSuccessForeground1',
  goodFaint: 'colorStatusSuccessBackground1',
  warn: 'colorStatusWarningForeground3',
  warnFaint: 'colorStatusWarningBackground1',
  bad: 'colorStatusDangerForeground1',
  badFaint: 'colorStatusDangerBackground1',
};

export interface HostTheme {
  readonly isDark: boolean;
  readonly colours: Colours;
}

/**
 * The theme of the app around a control, as far as it can be read on it; otherwise the one that Dynamics 365 comes with.
 * @param language what the framework has as `fluentDesignLanguage`; older apps have none
 */
export function hostTheme(language: unknown): HostTheme {
  const { tokenTheme, isDarkTheme } = Object(language) as Readonly<Record<string, unknown>>;
  const tokens = Object(tokenTheme) as Readonly<Record<string, unknown>>;
  const isDark = isDarkTheme === true;
  const own = isDark ? dark : light;
  const said = { ...own };
  for (const name of colourNames) {
    const token = name === 'mark' ? undefined : tokens[TOKEN_OF[name]];
    if (typeof token === 'string' && /^#[\da-f]{6}$/i.test(token)) said[name] = token;
  }
  const mended = { ...said };
  for (const [text] of unreadable(said)) mended[text] = own[text];
  return { isDark, colours: unreadable(mended).length === 0 ? mended : own };
}
