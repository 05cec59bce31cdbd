import { element } from './element.js';

const WEB_API = '/api/data/v9.2';
const FORMATTED = '@OData.Community.Display.V1.FormattedValue';
const LOOKUPS = ['lookup', 'customer', 'owner'];

const localTime = (at) =>
  [at.toLocaleDateString('en-GB'), at.toLocaleTimeString('en-GB', { timeStyle: 'short' })].join(' ');

/** The table's views as a model-driven app lists them: the view's own columns, rows and order, read with the person's rights. */
export async function showSessionViews(place, { token, company }) {
  const ask = async (path) => {
    const headers = { authorization: `Bearer ${token}`, prefer: 'odata.include-annotations="*"' };
    const answer = await fetch(`${WEB_API}/${path}`, { headers });
    if (!answer.ok) throw new Error('Dataverse cannot be reached.');
    return (await answer.json()).value;
  };

  const message = element('p', { className: 'views-message', attrs: { role: 'status' } });
  const chooser = element('select', { className: 'view-name', attrs: { 'aria-label': 'View' } });
  const head = element('tr');
  const body = element('tbody');
  const foot = element('p', { className: 'views-foot' });
  const command = (glyph, label, onclick) =>
    element(
      'button',
      { type: 'button', onclick },
      element('span', { className: 'glyph', textContent: glyph, attrs: { 'aria-hidden': 'true' } }),
      label,
    );
  place.replaceChildren(
    element(
      'div',
      { className: 'commands', attrs: { role: 'toolbar', 'aria-label': 'Commands' } },
      command('↻', 'Refresh', () => void show()),
    ),
    element(
      'div',
      { className: 'views-card' },
      element('h1', { className: 'sr' }, 'Co-browse sessions'),
      chooser,
      element(
        'div',
        { className: 'grid' },
        element('table', { attrs: { 'aria-label': company.name } }, element('thead', {}, head), body),
      ),
      message,
      foot,
    ),
  );

  let views = [];
  let columns = new Map();

  const read = async () => {
    if (views.length > 0) return;
    const attributes = await ask("EntityDefinitions(LogicalName='beside_session')/Attributes");
    columns = new Map(
      attributes.map((one) => [
        one.LogicalName,
        { label: one.DisplayName.UserLocalizedLabel.Label, type: one.AttributeType },
      ]),
    );
    views = await ask('savedqueries');
    chooser.replaceChildren(...views.map(({ savedqueryid: value, name }) => element('option', { value }, name)));
  };

  const cells = (view) =>
    [...new DOMParser().parseFromString(view.layoutxml, 'application/xml').querySelectorAll('cell')].map((cell) => ({
      name: cell.getAttribute('name'),
      width: Number(cell.getAttribute('width')),
    }));

  async function show() {
    try {
      await read();
      const view = views.find(({ savedqueryid }) => savedqueryid === chooser.value);
      const shown = cells(view);
      const rows = await ask(`beside_sessions?savedQuery=${view.savedqueryid}`);
      head.replaceChildren(
        ...shown.map(({ name, width }) =>
          element('th', { scope: 'col', style: `width:${width}px` }, columns.get(name).label),
        ),
      );
      body.replaceChildren(
        ...rows.map((row) =>
          element(
            'tr',
            {},
            ...shown.map(({ name }, at) => element('td', { className: classOf(name, at) }, wordsOf(row, name))),
          ),
        ),
      );
      message.textContent = rows.length === 0 ? 'We didn’t find anything to show here' : '';
      foot.textContent = `Rows: ${rows.length}`;
    } catch (error) {
      body.replaceChildren();
      foot.textContent = '';
      message.textContent = error.message;
    }
  }

  const classOf = (name, at) => (at === 0 || LOOKUPS.includes(columns.get(name).type) ? 'link' : '');

  function wordsOf(row, name) {
    const { type } = columns.get(name);
    const property = LOOKUPS.includes(type) ? `_${name}_value` : name;
    const value = row[property];
    if (value === null || value === undefined) return '';
    if (row[property + FORMATTED]) return row[property + FORMATTED];
    if (type === 'datetime') return localTime(new Date(value));
    if (name === 'beside_duration') return value === 1 ? '1 minute' : `${value} minutes`;
    return LOOKUPS.includes(type) ? 'Record' : String(value);
  }

  chooser.onchange = () => void show();
  await show();
}
