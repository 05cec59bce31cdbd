import { companyShape } from '../../companies/company';
import { createdCompanyShape } from '../body/answer-shapes';
import { asOperator } from '../callers';
import { jsonResponse } from '../body/json-response';
import { readBody } from '../body/read-body';
import type { Route } from '../route';

/** Companies of this installation, for its operator. */
export const companies: Route = {
  name: 'companies',
  methods: ['POST'],
  path: 'companies',
  says: {
    summary: 'Adds a company to this installation, and says what its pages need',
    callers: ['operator'],
    body: companyShape,
    answers: { 201: createdCompanyShape },
    refusals: ['company/id-taken', 'company/tenant-taken', 'company/origin-taken'],
  },
  async handle(call, services) {
    const operator = await asOperator(call, services);
    if (!operator.ok) return operator;
    const body = await readBody(call.request, companyShape);
    if (!body.ok) return body;
    const made = await services.createCompany(operator.value, body.value);
    if (!made.ok) return made;
    const { id, name } = made.value;
    return jsonResponse(201, { id, name, ...(await services.pageSetup(made.value)) });
  },
};
