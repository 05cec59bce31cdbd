import { readLetter } from '@beside/protocol';
import { z } from 'zod';
import { letterShape } from '../body/answer-shapes';
import { asParticipant } from '../callers';
import { jsonResponse } from '../body/json-response';
import { readBody } from '../body/read-body';
import { readQuery } from '../body/read-query';
import type { Route } from '../route';

const shape = z.strictObject({
  to: z.string().min(1).max(64),
  text: z.string().refine((text) => readLetter(text) !== null, 'not a letter'),
});
const query = z.object({ after: z.coerce.number().int().min(0).default(0) });

/** Steps of handshakes between the customer and those who would look, before they share a socket. SEAL-2 */
export const sessionLetters: Route = {
  name: 'session-letters',
  methods: ['GET', 'POST'],
  path: 'sessions/{id}/letters',
  says: {
    GET: {
      summary: 'Letters to the caller above a number',
      callers: ['participant'],
      query,
      answers: { 200: z.strictObject({ letters: z.array(letterShape) }) },
      refusals: ['session/ended', 'store/conflict'],
    },
    POST: {
      summary: 'A step of a handshake, to the customer or to a participant',
      callers: ['participant'],
      body: shape,
      answers: { 201: z.strictObject({ number: z.int().min(1) }) },
      refusals: ['session/wrong-state', 'session/ended', 'store/conflict'],
    },
  },
  async handle(call, services) {
    const participant = await asParticipant(call, services);
    if (!participant.ok) return participant;
    if (call.request.method === 'GET') {
      const asked = readQuery(call.url, query);
      if (!asked.ok) return asked;
      const letters = await services.letters.readFor(participant.value, asked.value.after);
      return letters.ok ? jsonResponse(200, { letters: letters.value }) : letters;
    }
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const posted = await services.letters.post(participant.value, body.value.to, body.value.text);
    return posted.ok ? jsonResponse(201, { number: posted.value }) : posted;
  },
};
