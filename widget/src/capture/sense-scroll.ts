import { isElement } from '../privacy/node-kind';
import type { Sensor } from './sensor';

/** Scrolling of elements and of the page, and the window's size. */
export function senseScroll(page: Document, view: Window): Sensor {
  return (changes) => {
    const onScroll = (event: Event) => {
      const [target] = event.composedPath();
      if (target && isElement(target) && target !== page.scrollingElement) changes.scrolled(target);
      else changes.viewport();
    };
    const onResize = () => changes.viewport();
    page.addEventListener('scroll', onScroll, { capture: true, passive: true });
    view.addEventListener('resize', onResize, { passive: true });
    return () => {
      page.removeEventListener('scroll', onScroll, { capture: true });
      view.removeEventListener('resize', onResize);
    };
  };
}
