import { redirectUri } from './redirect-uri';

const crm = (url: () => string) => ({ Xrm: { Utility: { getGlobalContext: () => ({ getClientUrl: url }) } } });

test.each([
  ['in the CRM', crm(() => 'https://contoso.crm4.dynamics.com'), 'https://contoso.crm4.dynamics.com/WebResources/'],
  ['below a path of its own', crm(() => 'https://crm.example/contoso/'), 'https://crm.example/contoso/WebResources/'],
])('a sign-in returns to the page of the solution %s', (_where, window, folder) => {
  expect(redirectUri([{}, window], 'https://elsewhere.example')).toBe(`${folder}beside_redirect.html`);
});

test.each([
  ['there is no CRM', {}],
  ['the CRM does not say where it is', { Xrm: { Utility: {} } }],
  [
    'the CRM is not ready',
    crm(() => {
      throw new Error('not yet');
    }),
  ],
])('a sign-in returns to a page beside the control where %s', (_why, window) => {
  expect(redirectUri([window], 'https://harness.example')).toBe('https://harness.example/redirect.html');
});
