import { openCompanyApi } from './company-api.js';
import { IDENTITIES, minutesOf, msOf, SIDES, SWITCHES, TIMES, WAYS, writeKeys } from './describe-company.js';
import { element } from './element.js';
import { choice, field, group, languageTicks, lines, tick } from './form-parts.js';
import { proposalCard } from './proposal.js';

/** The widget's own colour, for a company without one. */
const OWN_COLOUR = '#0b5cad';

/** The company's settings for an administrator, over the API as it is. Shows them, and saves what was changed. */
export async function showSettings(place, inputs) {
  const call = openCompanyApi(inputs);
  place.replaceChildren(element('p', {}, 'Opening the settings…'));
  try {
    draw(await call('GET', 'company'), '');
  } catch (error) {
    place.replaceChildren(element('p', { attrs: { role: 'alert' } }, error.message));
  }

  function draw(company, said) {
    const { settings, policy, proposal, revision } = company;
    const name = element('input', { id: 'company-name', value: company.name, required: true, maxLength: 200 });
    const sites = element('textarea', { id: 'company-sites', rows: 3, value: company.origins.join('\n') });
    const phone = element('input', { id: 'company-phone', type: 'tel', value: settings.phone ?? '' });
    const ways = WAYS.map(([way, words]) => [way, tick(`way-${way}`, words, settings.starts[way])]);
    const words = tick('pick-words', SWITCHES.words, settings.mustPickWords);
    const names = tick('show-names', SWITCHES.names, policy.base === 'labels');
    const marks = tick('allow-show', SWITCHES.marks, policy.allowShowAttributes);
    const two = tick('two-persons', SWITCHES.two, settings.twoPersons);
    const languages = languageTicks(settings.languages);
    const colour = element('input', { id: 'company-colour', type: 'color', value: settings.accent ?? OWN_COLOUR });
    const side = choice('company-side', SIDES, settings.side);
    const { customerIdentity, customerKeys } = settings;
    const who = choice('customer-identity', IDENTITIES, customerIdentity);
    const keys = element('textarea', { id: 'customer-keys', rows: 3, value: writeKeys(customerKeys) });
    who.onchange = () => (keys.required = who.value !== 'off');
    who.onchange();
    const times = TIMES.map((time) => {
      const [of, key, label, min, max] = time;
      const value = minutesOf(settings, time);
      const input = element('input', { id: `time-${key}`, type: 'number', min, max, step: 0.5, value, required: true });
      return { of, key, input, row: field(label, input, 'minutes') };
    });
    const status = element('p', { className: 'said', attrs: { role: 'status' } }, said);
    const save = element('button', { type: 'submit', className: 'save' }, settings.twoPersons ? 'Propose' : 'Save');
    const step = async (working, what, done) => {
      save.disabled = true;
      status.textContent = working;
      try {
        draw(await what(), done);
      } catch (error) {
        status.textContent = error.message;
        save.disabled = false;
      }
    };
    const form = element(
      'form',
      { className: 'settings' },
      element('h1', {}, 'Co-browse settings'),
      proposal &&
        proposalCard(company, {
          approve: () =>
            step(
              'Approving…',
              () => call('POST', 'company/approval', { revision }),
              'Approved. It holds for what begins from now on.',
            ),
          withdraw: () =>
            step(
              'Taking it back…',
              () => call('POST', 'company/withdrawal', { revision }),
              'The proposal is gone. Nothing has changed.',
            ),
        }),
      group('Company', field('Name', name), field('Sites, one on each line', sites), field('Telephone', phone)),
      group('How a session begins', ...ways.map(([, box]) => box.row), words.row),
      group(
        'Whose PIN it is',
        field('A PIN may be used by', who),
        field('The site’s keys: a JWKS, or where it is', keys),
      ),
      group('How long it lasts', ...times.map(({ row }) => row)),
      group('How it looks on your pages', field('Colour of buttons', colour), field('Where the button stands', side)),
      group('Languages', ...languages.rows),
      group('What is shown', names.row, marks.row),
      group('Who decides', two.row),
      element('div', { className: 'foot' }, save, status),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      const next = { ...settings, limits: { ...settings.limits } };
      next.starts = Object.fromEntries(ways.map(([way, box]) => [way, box.input.checked]));
      next.phone = phone.value.trim() || null;
      next.mustPickWords = words.input.checked;
      next.customerIdentity = who.value;
      next.customerKeys = readKeys(keys.value.trim());
      next.twoPersons = two.input.checked;
      next.languages = languages.chosen();
      next.accent = colour.value === OWN_COLOUR ? null : colour.value;
      next.side = side.value;
      for (const { of, key, input } of times) (of ? next[of] : next)[key] = msOf(input.value);
      const { version: _version, ...rules } = policy;
      const [base, allowShowAttributes] = [names.input.checked ? 'labels' : 'nothing', marks.input.checked];
      void step(
        settings.twoPersons ? 'Proposing…' : 'Saving…',
        () =>
          call('POST', 'company', {
            ...{ revision, name: name.value.trim(), settings: next, origins: lines(sites.value) },
            policy: { ...rules, base, allowShowAttributes },
          }),
        settings.twoPersons
          ? 'Proposed. It waits for another administrator.'
          : 'Saved. It holds for what begins from now on.',
      );
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
