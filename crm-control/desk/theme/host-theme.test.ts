import { dark, light } from './colours';
import { contrast, LEAST_CONTRAST, textPairs, unreadable } from './contrast';
import { hostTheme } from './host-theme';

test.each([
  ['light', light],
  ['dark', dark],
])('[SESS-36] every text of the %s theme can be read on all that it stands on', (_name, colours) => {
  expect(textPairs.length).toBeGreaterThan(20);
  expect(unreadable(colours)).toEqual([]);
});

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test.each([undefined, null, 'dark', {}, { tokenTheme: {}, isDarkTheme: false }])(
  'an app that says nothing of its theme (%j) is as Dynamics 365 comes',
  (language) => {
    expect(hostTheme(language)).toEqual({ isDark: false, colours: light });
  },
);

test('[SESS-36] the colours of the app are those of the desk', () => {
  const tokenTheme = { colorNeutralBackground1: '#101820', colorBrandBackground: '#742774', fontSizeBase300: '14px' };
  const { isDark, colours } = hostTheme({ isDarkTheme: true, tokenTheme });
  expect(isDark).toBe(true);
  expect(colours).toEqual({ ...dark, surface: '#101820', brandFill: '#742774' });
});

test.each([
  ['a text that is too faint', { colorNeutralForeground1: '#dddddd' }],
  ['a background that nothing can be read on', { colorNeutralBackground1: '#808080' }],
  ['a brand as bright as its text', { colorBrandBackground: '#ffee00' }],
  ['no colour', { colorNeutralForeground1: 'var(--x)', colorNeutralBackground1: 'red;}' }],
])('[SESS-36] of an app with %s only what can be read is taken', (_what, tokenTheme) => {
  const { colours } = hostTheme({ tokenTheme });
  for (const [text, background] of textPairs)
    expect(contrast(colours[text], colours[background])).toBeGreaterThanOrEqual(LEAST_CONTRAST);
});
