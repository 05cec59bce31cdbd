import { settingsOf } from '../../companies/settings';
import { asStaff } from '../callers';
import { deskOrganisation } from './desk-organisation';
import { readBody } from '../body/read-body';
import type { Route } from '../route';
import { takenResponse, takenShape, takingRefusals, takingShape } from './taken-response';

/** *Take call*: of those who press it one gets the customer. SESS-16 */
export const requestTake: Route = {
  name: 'request-take',
  methods: ['POST'],
  path: 'requests/{id}/take',
  says: {
    summary: 'An agent takes up a customer who waits',
    callers: [{ staff: ['Agent'] }],
    body: takingShape,
    answers: { 201: takenShape },
    refusals: ['offer/unknown', 'offer/gone', ...takingRefusals],
  },
  async handle(call, services) {
    const staff = await asStaff(call, services, 'Agent');
    if (!staff.ok) return staff;
    const body = await readBody(call.request, takingShape);
    if (!body.ok) return body;
    const { id, name, company, unit } = staff.value;
    const by = {
      company: company.id,
      agent: { id, name, ...(unit !== undefined && { unit }) },
      limits: settingsOf(company).limits,
    };
    const taking = { ...by, ...deskOrganisation(call.request, company, services), ...body.value };
    return takenResponse(await services.takeOffer.byId(taking, call.params['id'] ?? ''), services);
  },
};
