import { isElement } from '../privacy/node-kind';
import type { CapturePort, DocumentSensor } from './capture-port';

/** Scrolling of elements and of the page, and the window's size. */
export function senseScroll({ page, changes }: CapturePort): DocumentSensor {
  return (inner) => {
    const onScroll = (event: Event) => {
      const [target] = event.composedPath();
      const scrolled = target && isElement(target) ? target : inner.scrollingElement;
      if (inner === page && scrolled === page.scrollingElement) changes.viewport();
      else if (scrolled) changes.scrolled(scrolled);
    };
    const onResize = () => changes.viewport();
    inner.addEventListener('scroll', onScroll, { capture: true, passive: true });
    const view = inner === page ? inner.defaultView : null;
    view?.addEventListener('resize', onResize, { passive: true });
    return () => {
      inner.removeEventListener('scroll', onScroll, { capture: true });
      view?.removeEventListener('resize', onResize);
    };
  };
}
