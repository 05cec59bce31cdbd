interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP_PX = 6;

/** Where a small window of this size stands: under the box, above it where there is more room, and always within the stage. */
export function placePopup(
  box: { readonly x: number; readonly y: number } & Size,
  own: Size,
  stage: Size,
): { readonly left: number; readonly top: number } {
  const under = box.y + box.height + GAP_PX;
  const above = box.y - own.height - GAP_PX;
  const top = under + own.height <= stage.height || above < 0 ? under : above;
  return {
    left: Math.max(0, Math.min(box.x, stage.width - own.width)),
    top: Math.max(0, Math.min(top, stage.height - own.height)),
  };
}
