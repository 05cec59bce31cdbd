import { endReasons } from '@beside/protocol';
import { z } from 'zod';
import { isZone } from '../../audit/reading/days';
import type { Figures, FiguresOfDays } from '../../audit/reading/figures';
import { asReader } from '../callers';
import { jsonResponse } from '../body/json-response';
import { readQuery, timeRangeShape } from '../body/read-query';
import type { Route } from '../route';

/** A quarter of a year, and the hour of a change of clocks. */
const MAX_RANGE_MS = (92 * 24 + 1) * 60 * 60_000;

const shape = timeRangeShape
  .required()
  .extend({ zone: z.string().max(64).refine(isZone) })
  .refine(({ from, to }) => from <= to && to - from <= MAX_RANGE_MS);

const count = z.int().min(0);
const spread = z.strictObject({ count: z.int().min(1), p50: z.number(), p95: z.number() }).nullable();
const figures = {
  ...{ sessions: count, live: count, completed: count, wrongPins: count.nullable() },
  ...{ connect: spread, toLive: spread, firstMark: spread },
} satisfies { [K in keyof Figures]: z.ZodType<Figures[K]> };
const figuresShape: z.ZodType<FiguresOfDays> = z.strictObject({
  ...figures,
  days: z.array(z.strictObject({ ...figures, day: z.string() })),
  ends: z.array(z.strictObject({ reason: z.enum(endReasons), count: z.int().min(1) })),
});

export const auditFigures: Route = {
  name: 'audit-figures',
  methods: ['GET'],
  path: 'audit/figures',
  says: {
    summary: 'What the sessions of at most 92 days came to, in numbers, as far as the caller reaches',
    callers: [{ staff: ['Supervisor', 'Auditor'] }],
    query: shape,
    answers: { 200: figuresShape },
    refusals: [],
  },
  async handle(call, services) {
    const reader = await asReader(call, services, 'figures');
    if (!reader.ok) return reader;
    const range = readQuery(call.url, shape);
    if (!range.ok) return range;
    return jsonResponse(200, await services.figures(reader.value, range.value));
  },
};
