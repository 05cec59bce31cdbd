import { socketShape } from '../body/answer-shapes';
import { asParticipant } from '../callers';
import { jsonResponse } from '../body/json-response';
import { noBody } from '../body/no-body';
import { readBody } from '../body/read-body';
import type { Route } from '../route';

export const sessionSocket: Route = {
  name: 'session-socket',
  methods: ['POST'],
  path: 'sessions/{id}/socket',
  says: {
    summary: 'A URL that connects once',
    callers: ['participant'],
    body: noBody,
    answers: { 200: socketShape },
    refusals: ['session/wrong-state', 'session/ended', 'store/conflict'],
  },
  async handle(call, services) {
    const participant = await asParticipant(call, services);
    if (!participant.ok) return participant;
    const body = await readBody(call.request, noBody);
    if (!body.ok) return body;
    const socket = await services.sockets.open(participant.value);
    return socket.ok ? jsonResponse(200, socket.value) : socket;
  },
};
