import { refuse } from '@beside/protocol';
import { z } from 'zod';
import { settingsOf } from '../../companies/settings';
import { contactHash } from '../../pins/contact-hash';
import { sessionViewShape } from '../body/answer-shapes';
import { asStaff } from '../callers';
import { conversationShape } from '../body/conversation-shape';
import { deskOrganisation } from './desk-organisation';
import { jsonResponse } from '../body/json-response';
import { readBody } from '../body/read-body';
import type { Route } from '../route';
import { viewFor } from '../session/session-response';
import { versionsShape } from '../body/versions-shape';

const shape = z.object({
  conversation: conversationShape,
  channel: z.enum(['chat', 'voice']),
  /** The customer's id in the CRM, where the desk knows it; only a keyed hash is kept. PIN-10 */
  customer: z.string().trim().min(1).max(200).optional(),
  versions: versionsShape,
});

export const invitations: Route = {
  name: 'invitations',
  methods: ['POST'],
  path: 'invitations',
  says: {
    summary: 'Invites the customer of a conversation, or renews the invitation that waits',
    callers: [{ staff: ['Agent'] }],
    body: shape,
    answers: { 201: z.strictObject({ session: sessionViewShape, pin: z.string() }) },
    refusals: ['start/off', 'session/agent-busy', 'session/colleague', 'store/conflict'],
  },
  async handle(call, services) {
    const agent = await asStaff(call, services, 'Agent');
    if (!agent.ok) return agent;
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const { id, name, company, unit } = agent.value;
    const { starts, limits } = settingsOf(company);
    if (!starts.agentPin) return refuse('start/off');
    const inviter = { id, name, ...(unit !== undefined && { unit }) };
    const { customer, ...asked } = body.value;
    const contact = customer === undefined ? undefined : contactHash(services.settings.pinPepper, company.id, customer);
    const where = deskOrganisation(call.request, company, services);
    const invitation = { ...asked, ...where, company: company.id, agent: inviter, limits, ...(contact && { contact }) };
    const invited = await services.invite(invitation);
    if (invited.ok) {
      const { session, pin } = invited.value;
      return jsonResponse(201, { session: await viewFor(session, services), pin });
    }
    if (!('busy' in invited)) return invited;
    const { reference, conversation } = invited.busy;
    return { ok: false, code: invited.code, members: { reference, conversation } };
  },
};
