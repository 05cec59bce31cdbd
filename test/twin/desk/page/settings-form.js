import { element } from './element.js';

const MINUTE_MS = 60_000;
/** What is set in minutes: where it stands in the settings, and its words. */
const TIMES = [
  ['limits', 'invitation', 'A PIN is valid for', 2, 30],
  [null, 'requestWaits', 'A request waits for an agent for', 2, 60],
  ['limits', 'inactivity', 'A session ends when nothing happens for', 2, 60],
  ['limits', 'grace', 'A customer whose page is away has', 0.5, 10],
  ['limits', 'absolute', 'A session lasts at most', 10, 480],
];
const WAYS = [
  ['agentPin', 'The agent sends or reads out a PIN'],
  ['customerPin', 'The customer reads out a PIN'],
  ['request', 'The customer asks, and an agent takes the call'],
];

const IDENTITIES = [
  ['off', 'Whoever has the PIN'],
  ['when-known', 'Only the customer of the conversation, where the desk knows who that is'],
  ['required', 'Only customers whom the site has signed in'],
];

/** The company's settings for an administrator, over the API as it is. Shows them, and saves what was changed. */
export async function showSettings(place, { apiBase, authority, clientId, scope }) {
  const memory = () => new window.oidc.WebStorageStateStore({ store: new window.oidc.InMemoryWebStorage() });
  const manager = new window.oidc.UserManager({
    ...{ authority, client_id: clientId, scope: `openid profile ${scope}` },
    ...{ redirect_uri: new URL('redirect.html', location.origin).href, userStore: memory(), stateStore: memory() },
    ...{ automaticSilentRenew: false, monitorSession: false, loadUserInfo: false },
  });
  const call = async (method, body) => {
    const { access_token: token } = (await manager.getUser()) ?? (await manager.signinSilent());
    const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(`${apiBase}/company`, { method, headers, body: body && JSON.stringify(body) });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.title);
    return answer;
  };

  place.replaceChildren(element('p', {}, 'Opening the settings…'));
  try {
    draw(await call('GET'), '');
  } catch (error) {
    place.replaceChildren(element('p', { attrs: { role: 'alert' } }, error.message));
  }

  function draw(company, said) {
    const { settings, policy } = company;
    const name = element('input', { id: 'company-name', value: company.name, required: true, maxLength: 200 });
    const sites = element('textarea', { id: 'company-sites', rows: 3, value: company.origins.join('\n') });
    const phone = element('input', { id: 'company-phone', type: 'tel', value: settings.phone ?? '' });
    const ways = WAYS.map(([way, words]) => [way, tick(`way-${way}`, words, settings.starts[way])]);
    const words = tick('pick-words', 'Customers pick the right three words before Allow works', settings.mustPickWords);
    const names = tick('show-names', 'Headings, buttons and labels are shown from the start', policy.base === 'labels');
    const marks = tick('allow-show', 'Pages may open parts of themselves', policy.allowShowAttributes);
    const { customerIdentity, customerKeys } = settings;
    const who = element('select', { id: 'customer-identity' });
    who.append(...IDENTITIES.map(([value, text]) => element('option', { value }, text)));
    who.value = customerIdentity;
    const written = customerKeys?.url ?? (customerKeys ? JSON.stringify(customerKeys) : '');
    const keys = element('textarea', { id: 'customer-keys', rows: 3, value: written });
    who.onchange = () => (keys.required = who.value !== 'off');
    who.onchange();
    const times = TIMES.map(([group, key, label, min, max]) => {
      const value = (group ? settings[group][key] : settings[key]) / MINUTE_MS;
      const input = element('input', { id: `time-${key}`, type: 'number', min, max, step: 0.5, value, required: true });
      return { group, key, input, row: field(label, input, 'minutes') };
    });
    const status = element('p', { className: 'said', attrs: { role: 'status' } }, said);
    const save = element('button', { type: 'submit', className: 'save' }, 'Save');
    const form = element(
      'form',
      { className: 'settings' },
      element('h1', {}, 'Co-browse settings'),
      group('Company', field('Name', name), field('Sites, one on each line', sites), field('Telephone', phone)),
      group('How a session begins', ...ways.map(([, box]) => box.row), words.row),
      group(
        'Whose PIN it is',
        field('A PIN may be used by', who),
        field('The site’s keys: a JWKS, or where it is', keys),
      ),
      group('How long it lasts', ...times.map(({ row }) => row)),
      group('What is shown', names.row, marks.row),
      element('div', { className: 'foot' }, save, status),
    );
    form.onsubmit = async (event) => {
      event.preventDefault();
      save.disabled = true;
      status.textContent = 'Saving…';
      const next = { ...settings, limits: { ...settings.limits } };
      next.starts = Object.fromEntries(ways.map(([way, box]) => [way, box.input.checked]));
      next.phone = phone.value.trim() || null;
      next.mustPickWords = words.input.checked;
      next.customerIdentity = who.value;
      next.customerKeys = readKeys(keys.value.trim());
      for (const { group: of, key, input } of times) (of ? next[of] : next)[key] = Math.round(input.value * MINUTE_MS);
      const { version: _version, ...rules } = policy;
      try {
        const saved = await call('POST', {
          ...{ revision: company.revision, name: name.value.trim(), settings: next },
          origins: sites.value.split(/\s+/).filter(Boolean),
          policy: {
            ...rules,
            base: names.input.checked ? 'labels' : 'nothing',
            allowShowAttributes: marks.input.checked,
          },
        });
        draw(saved, 'Saved. It holds for what begins from now on.');
      } catch (error) {
        status.textContent = error.message;
        save.disabled = false;
      }
    };
    place.replaceChildren(form);
  }
}

/** What was pasted in: a key set, or the URL of one. What is neither is said to the API as it is, which refuses it. */
function readKeys(text) {
  if (!text.startsWith('{')) return text ? { url: text } : null;
  try {
    return JSON.parse(text);
  } catch {
    return { url: text };
  }
}

function tick(id, words, checked) {
  const input = element('input', { id, type: 'checkbox', checked });
  return { input, row: element('div', { className: 'tick' }, input, element('label', { htmlFor: id }, words)) };
}

function field(words, input, unit) {
  const label = element('label', { htmlFor: input.id }, words);
  return element('div', { className: 'field' }, label, element('span', {}, input, unit ? ` ${unit}` : ''));
}

function group(title, ...rows) {
  return element('fieldset', {}, element('legend', {}, title), ...rows);
}
