/** Between one and the next, in px. */
const GAP = 8;

/**
 * Keeps what stands at the window's foot one above the other, however many lines a language takes: says on the widget's root how high the
 * bar reaches (`--above-bar`) and how high the strip does (`--above-strip`). Returns its stop.
 */
export function stackAtFoot(strip: HTMLElement): () => void {
  const shown = strip.getRootNode() as ShadowRoot;
  const foot = strip.closest<HTMLElement>('.root');
  if (!foot) return () => undefined;
  let bar: Element | null = null;

  const heightOf = (part: Element) => `${Math.ceil(innerHeight - part.getBoundingClientRect().top) + GAP}px`;
  const measure = () => {
    if (!bar?.isConnected) return;
    foot.style.setProperty('--above-bar', heightOf(bar));
    foot.style.setProperty('--above-strip', heightOf(strip));
  };
  const sizes = new ResizeObserver(measure);
  /** The bar is drawn anew with every change in it. */
  const follow = () => {
    const drawn = shown.querySelector('.bar');
    if (drawn === bar) return;
    if (bar) sizes.unobserve(bar);
    bar = drawn;
    if (bar) sizes.observe(bar);
  };
  const drawings = new MutationObserver(follow);
  drawings.observe(foot, { childList: true, subtree: true });
  sizes.observe(strip);
  addEventListener('resize', measure);
  follow();
  return () => {
    drawings.disconnect();
    sizes.disconnect();
    removeEventListener('resize', measure);
  };
}
