import * as React from 'react';
import { registerIcons } from '@fluentui/react';

const glyph = (path: string) => (
  <svg viewBox="0 0 16 16" width="1em" height="1em" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden>
    <path d={path} />
  </svg>
);

/** What Fluent's lists and boxes draw, where the host has not registered its own: a font from elsewhere is never loaded. */
export function registerGlyphs(): void {
  const icons = {
    ChevronDown: glyph('M3 6l5 5 5-5'),
    ChevronUp: glyph('M3 10l5-5 5 5'),
    Cancel: glyph('M4 4l8 8M12 4l-8 8'),
    CheckMark: glyph('M3 8.5l3.5 3.5L13 4.5'),
  };
  registerIcons({ icons }, { disableWarnings: true });
}
