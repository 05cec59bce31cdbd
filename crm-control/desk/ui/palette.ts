/** The neutral colours of a Dynamics 365 form; forced colours (high contrast) override all of them. */
export const palette = {
  text: '#242424',
  quiet: '#616161',
  line: '#d1d1d1',
  faint: '#f5f5f5',
  surface: '#ffffff',
  brand: '#0f6cbd',
  brandFaint: '#ebf3fc',
  good: '#0e700e',
  goodFaint: '#f1faf1',
  warn: '#8a3707',
  warnFaint: '#fdf6f3',
  bad: '#b10e1c',
  badFaint: '#fdf3f4',
  mark: '#c239b3',
} as const;
