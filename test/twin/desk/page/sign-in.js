import { element } from './element.js';

const CHOSEN = 'workspace.company';
/** `other`: calls come by a telephony of which the CRM has records alone. */
const TELEPHONY = 'workspace.telephony';
/** `sessions`: the app opens at the table of sessions. */
const SHOW = 'workspace.show';

const managerFor = ({ directory }, company) =>
  new window.oidc.UserManager({
    authority: `${directory.issuer}/${company.tenantId}/v2.0`,
    client_id: 'workspace',
    redirect_uri: `${directory.desk}/`,
    post_logout_redirect_uri: `${directory.desk}/`,
    scope: 'openid profile',
    userStore: new window.oidc.WebStorageStateStore({ store: sessionStorage }),
    stateStore: new window.oidc.WebStorageStateStore({ store: sessionStorage }),
    automaticSilentRenew: false,
    loadUserInfo: false,
  });

function chooseCompany(settings) {
  const choice = (company) =>
    element(
      'button',
      {
        type: 'button',
        onclick: () => {
          sessionStorage.setItem(CHOSEN, company.id);
          void managerFor(settings, company).signinRedirect();
        },
      },
      company.name,
    );
  document
    .getElementById('app')
    .replaceChildren(
      element(
        'main',
        { className: 'welcome' },
        element('p', { className: 'product' }, 'Dynamics 365'),
        element('h1', {}, 'Customer Service workspace'),
        element('p', {}, 'Choose your organisation to sign in.'),
        element('div', { className: 'choices' }, ...settings.companies.map(choice)),
      ),
    );
}

/** Who is signed in; undefined while the page asks for it or leaves for the issuer. */
export async function signIn(settings) {
  const address = new URLSearchParams(location.search);
  const wanted = address.get('company');
  if (wanted) {
    sessionStorage.setItem(CHOSEN, wanted);
    sessionStorage.setItem(TELEPHONY, address.get('telephony') ?? '');
    sessionStorage.setItem(SHOW, address.get('show') ?? '');
  }
  const company = settings.companies.find(({ id }) => id === sessionStorage.getItem(CHOSEN));
  if (!company) return chooseCompany(settings);
  const manager = managerFor(settings, company);
  if (address.has('code')) {
    await manager.signinCallback().catch(() => undefined);
    history.replaceState(null, '', '/');
  }
  const user = await manager.getUser();
  if (!user || user.expired) return wanted ? void manager.signinRedirect() : chooseCompany(settings);
  const { name, oid, preferred_username: email, roles = [] } = user.profile;
  return {
    company,
    person: { name, oid, email, roles },
    token: user.id_token,
    isForViews: sessionStorage.getItem(SHOW) === 'sessions',
    hasOtherTelephony: sessionStorage.getItem(TELEPHONY) === 'other',
    signOut: () => {
      sessionStorage.removeItem(CHOSEN);
      void manager.signoutRedirect();
    },
  };
}
