import { openCompanyApi } from './company-api.js';
import { element } from './element.js';
import { choice, field, group, languageTicks, lines } from './form-parts.js';

const BASES = [
  ['nothing', 'Everything is masked until the company opens it'],
  ['labels', 'Headings, buttons and labels are shown, everything else is masked'],
];
const ROLES = 'Agent, Supervisor, Auditor and Admin';

/** Adds a company to the installation, for its operator: one form, and then what is left for the others to do. */
export function showNewCompany(place, inputs) {
  const call = openCompanyApi(inputs);
  const name = element('input', { id: 'new-name', required: true, maxLength: 200 });
  const pattern = '[a-z0-9][a-z0-9\\-]{0,62}';
  const id = element('input', {
    id: 'new-id',
    required: true,
    pattern,
    title: 'lower-case letters, digits and hyphens',
  });
  const tenants = element('textarea', { id: 'new-tenants', rows: 2, required: true });
  const desks = element('textarea', { id: 'new-desks', rows: 2, required: true });
  const sites = element('textarea', { id: 'new-sites', rows: 3, required: true });
  const base = choice('new-base', BASES, 'nothing');
  const languages = languageTicks(null);
  const status = element('p', { className: 'said', attrs: { role: 'status' } });
  const add = element('button', { type: 'submit', className: 'save' }, 'Add the company');
  name.oninput = () => {
    if (!id.dataset.own) id.value = slug(name.value);
  };
  id.oninput = () => void (id.dataset.own = 'yes');
  const form = element(
    'form',
    { className: 'settings' },
    element('h1', {}, 'New company'),
    group('Who it is', field('Name, as customers see it', name), field('Id, as in data-company', id)),
    group(
      'Its people',
      field('Entra tenants, one id on each line', tenants),
      field('Addresses of its Dynamics 365, one on each line', desks),
    ),
    group('Its pages', field('Sites, one on each line', sites), field('To begin with', base)),
    group('Languages of the widget', ...languages.rows),
    element('div', { className: 'foot' }, add, status),
  );
  form.onsubmit = async (event) => {
    event.preventDefault();
    add.disabled = true;
    status.textContent = 'Adding…';
    try {
      const made = await call('POST', 'companies', {
        ...{ id: id.value.trim(), name: name.value.trim(), tenants: lines(tenants.value) },
        ...{ origins: lines(sites.value), deskOrigins: lines(desks.value) },
        policy: { base: base.value, allowShowAttributes: true, rules: [] },
        settings: { languages: languages.chosen() },
      });
      place.replaceChildren(nextSteps(made));
    } catch (error) {
      status.textContent = error.message;
      add.disabled = false;
    }
  };
  place.replaceChildren(form);
}

function nextSteps({ name, tag, policy }) {
  const code = (text) => element('pre', { tabIndex: 0 }, text);
  const step = (title, ...parts) => element('li', {}, element('strong', {}, title), ...parts);
  const title = element('h1', { tabIndex: -1 }, `${name} is added`);
  queueMicrotask(() => title.focus());
  return element(
    'div',
    { className: 'settings' },
    title,
    element('p', {}, 'Four things are left. Each can be done by itself.'),
    element(
      'ol',
      { className: 'steps' },
      step('Their web developer puts one tag on every page that may be shared.', code(tag)),
      step('And two sources into the pages’ content security policy, where they have one.', code(policy.join('\n'))),
      step(`Their Entra administrator gives people the roles ${ROLES}.`),
      step(
        'Their Dynamics 365 administrator imports the solution; their Admin sets the rest under Co-browse settings.',
      ),
    ),
  );
}

/** A company's name as an id. */
function slug(name) {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-+|-+$/g, '').slice(0, 63);
}
