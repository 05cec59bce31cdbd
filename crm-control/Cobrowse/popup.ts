import type { IRawStyle } from '@fluentui/react';
import { palette } from '../desk/ui/palette';

/** A small window over the stage, beside what it is about. */
export const popup = {
  position: 'absolute',
  zIndex: 3,
  padding: 12,
  background: palette.surface,
  color: palette.text,
  border: `1px solid ${palette.line}`,
  borderRadius: 4,
  boxShadow: '0 6px 16px rgba(0, 0, 0, 0.22)',
  cursor: 'default',
  fontSize: 14,
} satisfies IRawStyle;

const GAP_PX = 6;

/** Where a window of this size stands: under the box, above it where there is more room, and always within the stage. */
export function placePopup(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  own: { readonly width: number; readonly height: number },
  stage: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const under = box.y + box.height + GAP_PX;
  const above = box.y - own.height - GAP_PX;
  const top = under + own.height <= stage.height || above < 0 ? under : above;
  return {
    left: Math.max(0, Math.min(box.x, stage.width - own.width)),
    top: Math.max(0, Math.min(top, stage.height - own.height)),
  };
}
