import { z } from 'zod';
import { savedFilterShape, savedViewShape, viewNameShape } from '../../views/saved-view';
import { asReader } from '../callers';
import { jsonResponse } from '../body/json-response';
import { readBody } from '../body/read-body';
import type { Route } from '../route';

const callers = [{ staff: ['Agent', 'Supervisor', 'Auditor'] }] as const;
const answers = { 200: z.strictObject({ views: z.array(savedViewShape) }) };
const seen = { id: z.string().max(64), revision: z.int().min(1) };
const wishShape = z.strictObject({
  replaces: z.strictObject(seen).optional(),
  name: viewNameShape,
  filter: savedFilterShape,
});

/** Searches that a person has named, for whoever may search. Nothing of the audit is read, and what is kept concerns nobody else: no record. AUDIT-24 */
export const auditViews: Route = {
  name: 'audit-views',
  methods: ['GET', 'POST'],
  path: 'audit/views',
  says: {
    GET: {
      summary: 'The caller’s own views, by name',
      callers,
      answers,
      refusals: [],
    },
    POST: {
      summary: 'Keeps a view, or replaces one unless it has changed since it was seen',
      callers,
      body: wishShape,
      answers,
      refusals: ['view/name-taken', 'view/too-many', 'view/changed', 'store/conflict'],
    },
  },
  async handle(call, services) {
    const reader = await asReader(call, services);
    if (!reader.ok) return reader;
    if (call.request.method === 'GET') return jsonResponse(200, { views: await services.ownViews.list(reader.value) });
    const wish = await readBody(call.request, wishShape);
    if (!wish.ok) return wish;
    const kept = await services.ownViews.keep(reader.value, wish.value);
    return kept.ok ? jsonResponse(200, { views: kept.value }) : kept;
  },
};

const removalShape = z.strictObject(seen);

export const auditViewRemoval: Route = {
  name: 'audit-view-removal',
  methods: ['POST'],
  path: 'audit/views/removal',
  says: {
    summary: 'Removes a view, unless it has changed since it was seen',
    callers,
    body: removalShape,
    answers,
    refusals: ['view/changed', 'store/conflict'],
  },
  async handle(call, services) {
    const reader = await asReader(call, services);
    if (!reader.ok) return reader;
    const view = await readBody(call.request, removalShape);
    if (!view.ok) return view;
    const left = await services.ownViews.remove(reader.value, view.value);
    return left.ok ? jsonResponse(200, { views: left.value }) : left;
  },
};
