import { Validator } from '@seriousme/openapi-schema-validator';
import { openTestApp } from '../../functions/testing/test-app';

test('the description of the API is a valid OpenAPI 3.1 document, and a broken one would be found', async () => {
  const app = await openTestApp();
  const document = (await (await app.call('GET', '/openapi.json')).json()) as { paths: Record<string, object> };
  app.close();
  const validate = async (one: object) => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(one as Record<string, unknown>);
    return { valid, errors, version: validator.version };
  };
  expect(await validate(structuredClone(document))).toMatchObject({ valid: true, version: '3.1' });
  const broken = { ...document, paths: { ...document.paths, '/x': { get: { responses: { 200: {} } } } } };
  expect(await validate(broken)).toMatchObject({ valid: false });
});
