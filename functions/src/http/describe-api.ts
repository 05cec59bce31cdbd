import { refusalCodes, type RefusalCode } from '@beside/protocol';
import { z } from 'zod';
import { problemOf } from './problem';
import type { Caller, Method, Route, RouteSays } from './route';

type Json = Readonly<Record<string, unknown>>;

/** What any caller of a kind may be refused for. */
const ofStaff: readonly RefusalCode[] = [
  'auth/missing',
  'auth/invalid',
  'auth/expired',
  'auth/company-unknown',
  'auth/role-missing',
];
const ofParticipants: readonly RefusalCode[] = [
  'auth/missing',
  'auth/invalid',
  'auth/expired',
  'auth/proof-invalid',
  'session/unknown',
  'session/moved',
];
const ofWaiting: readonly RefusalCode[] = [
  'auth/missing',
  'auth/invalid',
  'auth/expired',
  'auth/proof-invalid',
  'offer/unknown',
];
const ofEveryone: readonly RefusalCode[] = ['request/method', 'service/unavailable'];

/**
 * The OpenAPI 3.1 document of all routes, made from the shapes that their handlers read by.
 * @param base the URL below which the routes are
 */
export function describeApi(routes: readonly Route[], { version, base }: { version: string; base: string }): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    for (const method of route.methods)
      (paths[`/${route.path}`] ??= {})[method.toLowerCase()] = operation(route, method);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Beside',
      version,
      description: 'Co-browsing for Dynamics 365. No request and no answer of this API holds page content.',
    },
    servers: [{ url: base }],
    paths,
    components: {
      securitySchemes: {
        staff: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An access token of Microsoft Entra ID.',
        },
        participant: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`DPoP <credential>`, with a proof (RFC 9449) for this request in the header `DPoP`.',
        },
        relay: { type: 'apiKey', in: 'header', name: 'ce-signature', description: 'Or an Entra token of the relay.' },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

/** What a route says of one of its methods. */
export function saysOf({ says }: Route, method: Method): RouteSays {
  return 'summary' in says ? says : says[method === 'POST' ? 'POST' : 'GET'];
}

/** RFC 9457, with every code of the closed list, its status and its words. */
const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: refusalCodes },
  },
  oneOf: refusalCodes.map((code) => {
    const { status, title } = problemOf(code);
    return { title, properties: { code: { const: code }, status: { const: status } } };
  }),
};

function operation(route: Route, method: Method): Json {
  const { name, path } = route;
  if (method === 'OPTIONS')
    return {
      operationId: `${name}-permission`,
      summary: 'Whether events may be sent here',
      responses: { 200: { description: 'Yes' }, ...refusals(['origin/unknown']) },
    };
  const says = saysOf(route, method);
  const { summary, callers, query, body, answers } = says;
  return {
    operationId: says === route.says ? name : `${name}-${method.toLowerCase()}`,
    summary,
    ...security(callers),
    parameters: [...pathParameters(path), ...(query ? queryParameters(query) : [])],
    ...(body && { requestBody: { required: !accepts(body, {}), content: jsonContent(body, 'input') } }),
    responses: { ...answered(answers), ...refusals(refusalsOf(says)) },
  };
}

function refusalsOf({ callers, query, body, refusals: own }: RouteSays): readonly RefusalCode[] {
  const ofCallers = callers.flatMap((caller): readonly RefusalCode[] => {
    if (typeof caller === 'object') return ofStaff;
    switch (caller) {
      case 'customer':
        return [...ofParticipants, 'auth/role-missing'];
      case 'participant':
        return ofParticipants;
      case 'waiting':
        return ofWaiting;
      case 'page':
        return ['origin/unknown'];
      case 'relay':
        return ['auth/invalid'];
      case 'operator':
        return ofStaff.filter((code) => code !== 'auth/company-unknown');
      case 'anyone':
        return [];
    }
  });
  const ofBody: readonly RefusalCode[] = body ? ['request/malformed', 'request/too-large'] : [];
  const ofQuery: readonly RefusalCode[] = query ? ['request/malformed'] : [];
  const all = new Set([...ofCallers, ...ofBody, ...ofQuery, ...own, ...ofEveryone]);
  return refusalCodes.filter((code) => all.has(code));
}

function refusals(codes: readonly RefusalCode[]): Json {
  const statuses = new Map<number, RefusalCode[]>();
  for (const code of codes) {
    const { status } = problemOf(code);
    statuses.set(status, [...(statuses.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...statuses].map(([status, of]) => [
      status,
      {
        description: of.map((code) => `\`${code}\`: ${problemOf(code).title}`).join('\n\n'),
        content: {
          'application/problem+json': {
            schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: of } } }] },
          },
        },
      },
    ]),
  );
}

function answered(answers: RouteSays['answers']): Json {
  return Object.fromEntries(
    Object.entries(answers).map(([status, shape]) => [
      status,
      { description: shape ? 'The answer' : 'Done', ...(shape && { content: jsonContent(shape, 'output') }) },
    ]),
  );
}

function security(callers: readonly Caller[]): Json {
  const schemes = callers.flatMap((caller): readonly Json[] => {
    if (typeof caller === 'object') return [{ staff: caller.staff }];
    if (caller === 'participant' || caller === 'customer' || caller === 'waiting') return [{ participant: [] }];
    return caller === 'relay' ? [{ relay: [] }] : [];
  });
  return { security: schemes };
}

const pathParameters = (path: string): readonly Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

const queryParameters = (shape: z.ZodObject): readonly Json[] =>
  Object.entries(shape.shape).map(([name, one]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(one, 'input'),
  }));

function jsonContent(shape: z.ZodType, io: 'input' | 'output'): Json {
  return { 'application/json': { schema: schemaOf(shape, io) } };
}

/** What cannot be said in JSON Schema (a refinement) is left to the handler, which refuses. */
function schemaOf(shape: z.core.$ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' });
  return schema;
}

function accepts(shape: z.ZodType, value: unknown): boolean {
  return shape.safeParse(value).success;
}
