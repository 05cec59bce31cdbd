import { z } from 'zod';
import { asParticipant } from './callers';
import { jsonResponse } from './json-response';
import { readBody } from './read-body';
import type { Route } from './route';

export const sessionSocket: Route = {
  name: 'session-socket',
  methods: ['POST'],
  path: 'sessions/{id}/socket',
  async handle(call, services) {
    const participant = await asParticipant(call, services);
    if (!participant.ok) return participant;
    const body = await readBody(call.request, z.object({}));
    if (!body.ok) return body;
    const socket = await services.sockets.open(participant.value);
    return socket.ok ? jsonResponse(200, socket.value) : socket;
  },
};
