import type { HandsReportParts } from './hands-report';

/** In this tab's own storage, by session; a browser that forbids storage keeps nothing. */
export function createReportShelf(session: string): HandsReportParts['shelf'] {
  const key = `beside.report.${session}`;
  return {
    take: () => {
      try {
        return sessionStorage.getItem(key);
      } catch {
        return null;
      }
    },
    put: (text) => {
      try {
        if (text === null) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, text);
      } catch {
        // forbidden, or full: what is not told by then is lost with the page
      }
    },
  };
}
