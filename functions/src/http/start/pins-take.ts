import { z } from 'zod';
import { settingsOf } from '../../companies/settings';
import { asStaff } from '../callers';
import { deskOrganisation } from './desk-organisation';
import { readBody } from '../body/read-body';
import type { Route } from '../route';
import { takenResponse, takenShape, takingRefusals, takingShape } from './taken-response';

/** A PIN that the customer has read out. PIN-8 */
const shape = takingShape.extend({ pin: z.string().max(64) });

export const pinsTake: Route = {
  name: 'pins-take',
  methods: ['POST'],
  path: 'pins/take',
  says: {
    summary: 'An agent types the PIN that a customer reads out',
    callers: [{ staff: ['Agent'] }],
    body: shape,
    answers: { 201: takenShape },
    refusals: ['pin/unknown', 'pin/expired', 'pin/used', 'request/too-many', ...takingRefusals],
  },
  async handle(call, services) {
    const staff = await asStaff(call, services, 'Agent');
    if (!staff.ok) return staff;
    const body = await readBody(call.request, shape);
    if (!body.ok) return body;
    const { id, name, company, unit } = staff.value;
    const { pin, ...where } = body.value;
    const by = {
      company: company.id,
      agent: { id, name, ...(unit !== undefined && { unit }) },
      limits: settingsOf(company).limits,
    };
    const taking = { ...by, ...deskOrganisation(call.request, company, services), ...where };
    return takenResponse(await services.takeOffer.byPin(taking, pin), services);
  },
};
