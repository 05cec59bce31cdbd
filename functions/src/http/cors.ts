import type { Services } from '../services';
import { problemResponse } from './problem';
import type { Route } from './route';

const PREFLIGHT_AGE_S = 600;

/** Headers that let the page at this origin read the answer: companies' sites and desks only, by origin. */
export async function corsHeaders(request: Request, services: Services): Promise<Record<string, string>> {
  const origin = request.headers.get('origin');
  if (!origin || !(await isOurs(origin, services))) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'etag, retry-after',
  };
}

export function preflight(route: Route, cors: Record<string, string>): Response {
  if (!cors['access-control-allow-origin']) return problemResponse({ ok: false, code: 'origin/unknown' }, cors);
  return new Response(null, {
    status: 204,
    headers: {
      ...cors,
      'access-control-allow-methods': route.methods.join(', '),
      'access-control-allow-headers': 'authorization, content-type, dpop, if-none-match',
      'access-control-max-age': String(PREFLIGHT_AGE_S),
    },
  });
}

async function isOurs(origin: string, { companies, settings }: Services): Promise<boolean> {
  if (settings.deskOrigins.includes(origin)) return true;
  return (await companies.byOrigin(origin)) !== null || companies.isDeskOrigin(origin);
}
