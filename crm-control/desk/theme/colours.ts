/** The desk's own colours. `onBrand` stands on `brandFill`; the faint ones are backgrounds; `mark` is never text. */
export const colourNames = [
  'text',
  'quiet',
  'line',
  'faint',
  'hover',
  'surface',
  'brand',
  'brandFaint',
  'brandFill',
  'brandFillHover',
  'onBrand',
  'good',
  'goodFaint',
  'warn',
  'warnFaint',
  'bad',
  'badFaint',
  'mark',
] as const;
export type ColourName = (typeof colourNames)[number];
export type Colours = Readonly<Record<ColourName, string>>;

/** A Dynamics 365 form. */
export const light: Colours = {
  text: '#242424',
  quiet: '#616161',
  line: '#d1d1d1',
  faint: '#f5f5f5',
  hover: '#f5f5f5',
  surface: '#ffffff',
  brand: '#0f6cbd',
  brandFaint: '#ebf3fc',
  brandFill: '#0f6cbd',
  brandFillHover: '#115ea3',
  onBrand: '#ffffff',
  good: '#0e700e',
  goodFaint: '#f1faf1',
  warn: '#8a3707',
  warnFaint: '#fdf6f3',
  bad: '#b10e1c',
  badFaint: '#fdf3f4',
  mark: '#c239b3',
};

/** The same form in its dark theme. */
export const dark: Colours = {
  text: '#ffffff',
  quiet: '#c2c2c2',
  line: '#666666',
  faint: '#1f1f1f',
  hover: '#3d3d3d',
  surface: '#292929',
  brand: '#6cb1f6',
  brandFaint: '#082338',
  brandFill: '#115ea3',
  brandFillHover: '#0f6cbd',
  onBrand: '#ffffff',
  good: '#6cc86c',
  goodFaint: '#052505',
  warn: '#faa06b',
  warnFaint: '#3d1803',
  bad: '#f1868f',
  badFaint: '#3b0509',
  mark: '#e07fd5',
};

/** High contrast: the person's own colours. Style sheets get these by themselves, a canvas does not. */
export const forced: Colours = {
  text: 'CanvasText',
  quiet: 'CanvasText',
  line: 'GrayText',
  faint: 'Canvas',
  hover: 'Canvas',
  surface: 'Canvas',
  brand: 'LinkText',
  brandFaint: 'Canvas',
  brandFill: 'Highlight',
  brandFillHover: 'Highlight',
  onBrand: 'HighlightText',
  good: 'CanvasText',
  goodFaint: 'Canvas',
  warn: 'CanvasText',
  warnFaint: 'Canvas',
  bad: 'CanvasText',
  badFaint: 'Canvas',
  mark: 'Highlight',
};
