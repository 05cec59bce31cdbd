import { dress } from './appearance.js';
import { openConversations } from './conversations.js';
import { mountControl } from './control-host.js';
import { openForms } from './forms.js';
import { showNewCompany } from './new-company.js';
import { createNotifications } from './notifications.js';
import { installPlatform } from './platform.js';
import { createRecords, FORMS, recordId } from './records.js';
import { showSettings } from './settings-form.js';
import { createSidePanes } from './side-panes.js';
import { showSessionViews } from './session-views.js';
import { signIn } from './sign-in.js';
import { createWorkspaceView } from './workspace-view.js';

/** Beside the record's forms: the page that Microsoft's provider framework opens for a chat. */
const APP_TAB = 'app-tab';

dress(document.documentElement);
const settings = await (await fetch('/settings.json')).json();
const forms = await openForms();
const session = await signIn(settings);
if (session) start(session);

function start({ company, person, token, hasOtherTelephony, isForViews, signOut }) {
  const { directory } = settings;
  const drafts = new Map();
  const notes = new Map();
  const unseen = new Set();
  const seenOpen = new Set();
  let focused;
  let form;
  let tab = 0;
  let mounted;
  let settled = false;

  const inputs = {
    apiBase: `${directory.api}/api`,
    authority: `${directory.issuer}/${company.tenantId}/v2.0`,
    clientId: 'beside-desk',
    scope: 'api://beside/access',
  };
  const recordOf = (conversation, table) => ({ entityTypeName: table, entityId: recordId(table, conversation) });
  const inputsOf = (conversation) => {
    const row = records.row(form, recordId(form, conversation));
    return { ...inputs, ...forms.values(forms.of(form).tabs[tab], row) };
  };

  // calls of another telephony are no conversations of Dynamics: it pops records
  const isOmnichannel = (conversation) => !hasOtherTelephony || conversation?.channel === 'chat';
  const formsOf = (conversation) =>
    Object.keys(FORMS).filter((table) =>
      table === 'msdyn_ocliveworkitem'
        ? isOmnichannel(conversation)
        : table !== 'phonecall' || conversation.channel === 'voice',
    );

  const hasAppTab = (conversation) => conversation.channel === 'chat' && isOmnichannel(conversation);
  /** A page of its own below the form's tabs, as it is reset whenever another tab is in front. */
  const mountAppTab = (id) => {
    const frame = document.createElement('iframe');
    const data = encodeURIComponent(JSON.stringify({ conversationId: id }));
    Object.assign(frame, {
      title: 'Co-browse',
      className: 'app-tab',
      src: `/WebResources/beside_apptab.html?data=${data}`,
    });
    view.control.replaceChildren(frame);
    return { update: () => undefined, stop: () => view.control.replaceChildren() };
  };
  for (const [name, connected] of [
    ['CobrowseConnectedEvent', true],
    ['CobrowseEndedEvent', false],
  ])
    window.addEventListener(name, () => view.connected(connected));

  const leave = () => {
    mounted?.stop();
    mounted = undefined;
  };
  // a session that was closed stays in the list until the page is left, as in Dynamics
  const listed = () =>
    conversations.all().filter(({ id, state }) => state === 'open' || id === focused || seenOpen.has(id));
  const redrawList = () => view.sessions(listed(), focused, unseen);

  const mountForm = (conversation) => {
    const { tabs, ...found } = forms.of(form);
    void forms.loadedOf(found);
    const { control } = tabs[tab];
    view.control.dataset.control = control;
    return mountControl(control, view.control, person, inputsOf(conversation), recordOf(conversation, form));
  };

  /** Another session: the control is destroyed and built anew, as Dynamics does. */
  const show = (id, table, wanted = 0) => {
    const conversation = conversations.get(id);
    if (!conversation || (focused === id && (table ?? form) === form && wanted === tab)) return;
    const before = focused;
    leave();
    focused = id;
    form = table ?? formsOf(conversation)[0];
    tab = wanted;
    unseen.delete(id);
    view.page('conversation');
    view.conversation(conversation);
    view.notes(notes.get(id) ?? []);
    view.forms(
      [
        ...formsOf(conversation).map((one) => ({ table: one, label: FORMS[one].label })),
        ...(hasAppTab(conversation) ? [{ table: APP_TAB, label: 'App tab' }] : []),
      ],
      form,
    );
    view.formTabs(forms.of(form)?.tabs.map(({ label }) => label) ?? [], tab);
    redrawList();
    if (before !== id) platform.sessionSwitched(before ?? 'home', id);
    if (!conversation.agent && conversation.state === 'open') void conversations.accept(id);
    mounted = form === APP_TAB ? mountAppTab(id) : mountForm(conversation);
  };

  const audit = () => {
    if (!view.mayAudit) return;
    const before = focused;
    leave();
    focused = form = undefined;
    view.page('audit');
    redrawList();
    if (before) platform.sessionSwitched(before, 'home');
    mounted = mountControl('SessionAudit', view.audit, person, inputs);
  };

  const onPage = (name, open) => {
    const before = focused;
    leave();
    focused = form = undefined;
    view.page(name);
    redrawList();
    if (before) platform.sessionSwitched(before, 'home');
    open();
  };
  const onSettingsPage = (open) =>
    onPage('settings', () => {
      // a place of its own: what an earlier form still waits for is drawn nowhere
      const place = document.createElement('div');
      view.settings.replaceChildren(place);
      void open(place, inputs);
    });
  const sessionViews = () => onPage('views', () => void showSessionViews(view.views, { token, company }));
  const administer = () => onSettingsPage(showSettings);
  const newCompany = () => onSettingsPage(showNewCompany);

  const view = createWorkspaceView(
    document.getElementById('app'),
    { company, person },
    {
      show,
      audit,
      views: sessionViews,
      settings: administer,
      newCompany,
      signOut,
      say: (id, text) => conversations.say(id, text),
      close: (id) => conversations.close(id),
      take: (id) => conversations.take(id),
      form: (table) => show(focused, table),
      tab: (wanted) => show(focused, form, wanted),
      draft: (id) => drafts.get(id) ?? '',
      keepDraft: (id, text) => void drafts.set(id, text),
    },
  );

  const conversations = openConversations(settings, company, person, (conversation, fresh) => {
    if (conversation.state === 'open') seenOpen.add(conversation.id);
    if (conversation.id === focused) {
      view.conversation(conversation);
      if (forms.of(form)) mounted?.update(inputsOf(conversation));
      if (conversation.state === 'closed') {
        platform.formChanged();
        platform.sessionClosed(conversation.id);
      }
    } else if (settled && (fresh || conversation.state === 'open')) unseen.add(conversation.id);
    redrawList();
    queueMicrotask(() => {
      if (settled) return;
      settled = true;
      const open = conversations.all().filter(({ state }) => state === 'open');
      const first = open.find(({ agent }) => !agent || agent.id === person.oid) ?? open[0];
      if (isForViews && view.mayAudit) sessionViews();
      else if (view.mayAdminister) administer();
      else if (view.mayAudit && !person.roles.includes('Agent')) audit();
      else if (first) show(first.id);
    });
  });

  const records = createRecords(conversations, (conversation, table) => formsOf(conversation).includes(table));
  const platform = installPlatform({
    company,
    person,
    conversations,
    records,
    panes: createSidePanes(view.edge, (place, { entityName, entityId, formId }) => {
      const [first] = forms.byId(formId).tabs;
      const values = { ...inputs, ...forms.values(first, records.row(entityName, entityId)) };
      return mountControl(first.control, place, person, values, { entityTypeName: entityName, entityId }).stop;
    }),
    notifications: createNotifications(view.notices),
    isOmnichannel,
    workspace: {
      focused: () => focused,
      form: () => (forms.of(form) ? form : undefined),
      show,
      audit,
      alert: (text) => view.alert(text),
      note: (id, note) => {
        notes.set(id, [...(notes.get(id) ?? []), note]);
        if (id === focused) view.notes(notes.get(id));
      },
      draft: (id, text) => {
        drafts.set(id, text);
        view.draft(id, text);
      },
    },
  });
  view.page('empty');
}
