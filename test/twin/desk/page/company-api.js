/** The API as the person who is signed in; refusals are thrown in their own words. */
export function openCompanyApi({ apiBase, authority, clientId, scope }) {
  const memory = () => new window.oidc.WebStorageStateStore({ store: new window.oidc.InMemoryWebStorage() });
  const manager = new window.oidc.UserManager({
    ...{ authority, client_id: clientId, scope: `openid profile ${scope}` },
    ...{ redirect_uri: new URL('redirect.html', location.origin).href, userStore: memory(), stateStore: memory() },
    ...{ automaticSilentRenew: false, monitorSession: false, loadUserInfo: false },
  });
  return async (method, path, body) => {
    const { access_token: token } = (await manager.getUser()) ?? (await manager.signinSilent());
    const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(`${apiBase}/${path}`, { method, headers, body: body && JSON.stringify(body) });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.title);
    return answer;
  };
}
