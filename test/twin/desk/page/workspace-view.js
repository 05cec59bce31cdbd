import { element } from './element.js';

const initials = (name) =>
  name
    .split(' ')
    .map((part) => part[0])
    .join('')
    .slice(0, 2);
const time = (iso) => new Date(iso).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
const last = (list) => list[list.length - 1];

/** The whole frame of the workspace. `actions`: show(id), audit(), views(), say(id, text), close(id), take(id), form(table), tab(index), draft(id), keepDraft(id, text), signOut(). */
export function createWorkspaceView(root, { company, person }, actions) {
  const mayAudit = person.roles.some((role) => role === 'Supervisor' || role === 'Auditor');
  const mayAdminister = person.roles.includes('Admin');
  const mayOperate = person.roles.includes('Operator');
  const list = element('ul', { className: 'sessions' });
  const auditLink = element(
    'button',
    { type: 'button', className: 'nav', onclick: actions.audit },
    element('span', { className: 'glyph', textContent: '▤', attrs: { 'aria-hidden': 'true' } }),
    'Co-browse audit',
  );
  const viewsLink = element(
    'button',
    { type: 'button', className: 'nav', onclick: actions.views },
    element('span', { className: 'glyph', textContent: '☰', attrs: { 'aria-hidden': 'true' } }),
    'Co-browse sessions',
  );
  const settingsLink = element(
    'button',
    { type: 'button', className: 'nav', onclick: actions.settings },
    element('span', { className: 'glyph', textContent: '⚙', attrs: { 'aria-hidden': 'true' } }),
    'Co-browse settings',
  );
  const companyLink = element(
    'button',
    { type: 'button', className: 'nav', onclick: actions.newCompany },
    element('span', { className: 'glyph', textContent: '+', attrs: { 'aria-hidden': 'true' } }),
    'New company',
  );
  const viewsPage = element('div', { className: 'views-page', hidden: true });
  const settingsPage = element('div', { className: 'settings-page', hidden: true });
  const notice = element('p', { className: 'notice', hidden: true, attrs: { role: 'status' } });
  const notices = element('div', { className: 'notices' });
  const edge = element('div', { className: 'pane-edge', hidden: !person.roles.includes('Agent') });
  const tabs = element('div', { className: 'tabs', attrs: { role: 'tablist', 'aria-label': 'Forms' } });
  const formTabs = element('div', {
    className: 'tabs inner',
    attrs: { role: 'tablist', 'aria-label': 'Tabs of the form' },
  });
  const connected = element('p', { className: 'connected', hidden: true }, 'Co-browse connected');
  const take = element('button', { type: 'button', className: 'take' }, 'Take over');

  const title = element('h1');
  const meta = element('p', { className: 'meta' });
  const end = element('button', { type: 'button', className: 'end' });
  const log = element('ol', { className: 'log', tabIndex: 0, attrs: { role: 'log', 'aria-label': 'Conversation' } });
  const box = element('textarea', { id: 'composer', rows: 3, placeholder: 'Type your public message' });
  const send = element('button', { type: 'submit' }, 'Send');
  const composer = element(
    'form',
    { className: 'composer' },
    element('label', { htmlFor: 'composer', className: 'sr' }, 'Message to the customer'),
    box,
    send,
  );
  const call = element('p', { className: 'call', hidden: true });
  const control = element('div', { className: 'control', attrs: { 'data-control': 'Cobrowse' } });
  const audit = element('div', { className: 'control audit', attrs: { 'data-control': 'SessionAudit' } });
  const summary = element('dl', { className: 'summary' });
  const timeline = element('ol', { className: 'timeline', attrs: { 'aria-label': 'Timeline' } });
  const empty = element(
    'div',
    { className: 'empty' },
    element('h1', {}, 'No conversation is open'),
    element('p', {}, 'A conversation appears here as soon as a customer starts one.'),
  );

  const conversationPage = element(
    'div',
    { className: 'conversation', hidden: true },
    element(
      'section',
      { className: 'transcript', attrs: { 'aria-label': 'Conversation' } },
      element('header', {}, title, meta, connected, take, end),
      log,
      call,
      composer,
    ),
    element('section', { className: 'form', attrs: { 'aria-label': 'Active conversation' } }, tabs, formTabs, control),
    element(
      'aside',
      { className: 'productivity', attrs: { 'aria-label': 'Productivity' } },
      element('h2', {}, 'Customer'),
      summary,
      element('h2', {}, 'Timeline'),
      timeline,
      element('h2', {}, 'Agent script'),
      element(
        'ol',
        { className: 'script' },
        ...[
          'Greet the customer by name.',
          'Ask what they see on their page.',
          'Offer to look at the page together.',
          'Wrap up and thank them.',
        ].map((step) => element('li', {}, step)),
      ),
    ),
  );
  const auditPage = element(
    'div',
    { className: 'audit-page', hidden: true },
    element('div', { className: 'page-head' }, element('h1', {}, 'Co-browse audit')),
    audit,
  );

  root.replaceChildren(
    element(
      'header',
      { className: 'bar' },
      element('span', { className: 'waffle', textContent: '⠿', attrs: { 'aria-hidden': 'true' } }),
      element('strong', {}, 'Dynamics 365'),
      element('span', { className: 'app' }, 'Customer Service workspace'),
      element('span', { className: 'org' }, company.name),
      element(
        'span',
        { className: 'person' },
        element('span', { className: 'face', attrs: { 'aria-hidden': 'true' } }, initials(person.name)),
        element('span', { className: 'person-name' }, person.name),
      ),
      element('button', { type: 'button', className: 'out', onclick: actions.signOut }, 'Sign out'),
    ),
    element(
      'nav',
      { className: 'rail', attrs: { 'aria-label': 'Sessions' } },
      element('h2', {}, 'Sessions'),
      list,
      mayAudit && element('h2', {}, 'Supervision'),
      mayAudit && auditLink,
      mayAudit && viewsLink,
      mayAdminister && element('h2', {}, 'Administration'),
      mayAdminister && settingsLink,
      mayOperate && element('h2', {}, 'This installation'),
      mayOperate && companyLink,
    ),
    element(
      'main',
      { className: 'work' },
      notices,
      notice,
      empty,
      conversationPage,
      auditPage,
      viewsPage,
      settingsPage,
    ),
    edge,
  );

  let shown;
  composer.onsubmit = (event) => {
    event.preventDefault();
    const text = box.value.trim();
    if (text)
      actions.say(shown, text).then(
        () => (box.value = ''),
        (error) => api.alert(error.message),
      );
    actions.keepDraft(shown, '');
  };
  box.oninput = () => actions.keepDraft(shown, box.value);
  box.onkeydown = (event) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    composer.requestSubmit();
  };
  end.onclick = () => actions.close(shown);
  take.onclick = () => actions.take(shown);

  const bubble = ({ from, name, text, at }) =>
    element(
      'li',
      { className: `from-${from}` },
      from !== 'system' && element('span', { className: 'by' }, `${name} · ${time(at)}`),
      element('span', { className: 'text' }, text),
    );

  const tabButton = (label, isOn, onclick) =>
    element(
      'button',
      {
        ...{ type: 'button', className: isOn ? 'tab on' : 'tab', onclick },
        attrs: { role: 'tab', 'aria-selected': String(isOn) },
      },
      label,
    );

  const api = {
    control,
    audit,
    edge,
    notices,
    mayAudit,
    mayAdminister,
    settings: settingsPage,
    views: viewsPage,
    alert(text) {
      notice.textContent = text;
      notice.hidden = false;
    },
    /** The list at the left; `unseen` are ids with something new. */
    sessions(conversations, focused, unseen) {
      list.replaceChildren(
        ...conversations.map((one) =>
          element(
            'li',
            {},
            element(
              'button',
              {
                type: 'button',
                onclick: () => actions.show(one.id),
                attrs: {
                  'aria-current': one.id === focused ? 'true' : undefined,
                  'data-conversation': one.id,
                  'data-state': one.state,
                },
              },
              element('span', {
                className: 'glyph',
                textContent: one.channel === 'voice' ? '✆' : '✉',
                attrs: { 'aria-hidden': 'true' },
              }),
              element(
                'span',
                { className: 'who' },
                element('strong', {}, one.customer),
                element(
                  'span',
                  {},
                  one.state === 'closed'
                    ? 'Closed'
                    : one.channel === 'voice'
                      ? one.phone
                      : (last(one.messages)?.text ?? one.subject),
                ),
              ),
              unseen.has(one.id) && element('span', { className: 'new' }, 'New'),
            ),
          ),
        ),
      );
      auditLink.toggleAttribute('aria-current', !auditPage.hidden);
      viewsLink.toggleAttribute('aria-current', !viewsPage.hidden);
    },
    page(name) {
      empty.hidden = name !== 'empty';
      conversationPage.hidden = name !== 'conversation';
      auditPage.hidden = name !== 'audit';
      settingsPage.hidden = name !== 'settings';
      viewsPage.hidden = name !== 'views';
    },
    conversation(one) {
      if (shown !== one.id) box.value = actions.draft(one.id);
      shown = one.id;
      const open = one.state === 'open';
      title.textContent = one.customer;
      meta.textContent = `${one.channel === 'voice' ? 'Voice' : 'Live chat'} · ${one.subject}`;
      end.textContent = one.channel === 'voice' ? 'Hang up' : 'End chat';
      const isOthers = one.agent !== undefined && one.agent.id !== person.oid;
      end.hidden = !open || isOthers;
      take.hidden = !open || !isOthers;
      call.hidden = one.channel !== 'voice';
      call.textContent = open ? `On the phone · ${one.phone}` : 'The call has ended.';
      composer.hidden = one.channel === 'voice';
      box.disabled = send.disabled = !open;
      log.replaceChildren(...one.messages.map(bubble));
      log.scrollTop = log.scrollHeight;
      const facts = [
        ['Name', one.customer],
        ['Channel', one.channel === 'voice' ? 'Voice' : 'Live chat'],
        ['Subject', one.subject],
        ['Agent', one.agent?.name ?? 'Nobody yet'],
        ['Started', new Date(one.startedAt).toLocaleString('en-GB')],
        ['Status', open ? 'Active' : 'Closed'],
      ];
      summary.replaceChildren(
        ...facts.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
      );
    },
    /** The notes on the record's timeline. */
    notes(all) {
      timeline.replaceChildren(
        ...all.map(({ title, text }) =>
          element('li', {}, element('strong', {}, title), element('span', { className: 'text' }, text)),
        ),
      );
    },
    /** The forms of the records that belong to the conversation, and which is in front. */
    forms(all, current) {
      tabs.replaceChildren(
        ...all.map(({ table, label }) => tabButton(label, table === current, () => actions.form(table))),
      );
    },
    /** The tabs of the form in front, and which of them is. */
    formTabs(labels, current) {
      formTabs.hidden = labels.length < 2;
      formTabs.replaceChildren(
        ...labels.map((label, index) => tabButton(label, index === current, () => actions.tab(index))),
      );
    },
    /** What the app tab has told the workspace. */
    connected(isConnected) {
      connected.hidden = !isConnected;
    },
    draft(id, text) {
      if (id === shown) box.value = text;
    },
  };
  return api;
}
