import { dress } from './appearance.js';
import { openConversations } from './conversations.js';
import { mountControl } from './control-host.js';
import { showNewCompany } from './new-company.js';
import { createNotifications } from './notifications.js';
import { installPlatform } from './platform.js';
import { createRecords, FORMS, recordId } from './records.js';
import { showSettings } from './settings-form.js';
import { createSidePanes } from './side-panes.js';
import { signIn } from './sign-in.js';
import { createWorkspaceView } from './workspace-view.js';

dress(document.documentElement);
const settings = await (await fetch('/settings.json')).json();
const session = await signIn(settings);
if (session) start(session);

function start({ company, person, hasOtherTelephony, signOut }) {
  const { directory } = settings;
  const drafts = new Map();
  const notes = new Map();
  const unseen = new Set();
  const seenOpen = new Set();
  let focused;
  let form;
  let mounted;
  let settled = false;

  const inputs = {
    apiBase: `${directory.api}/api`,
    authority: `${directory.issuer}/${company.tenantId}/v2.0`,
    clientId: 'beside-desk',
    scope: 'api://beside/access',
  };
  const inputsOf = ({ id, channel, state, customer, subject }) => ({
    ...inputs,
    conversationId: form === 'msdyn_ocliveworkitem' ? id : subject,
    channel,
    conversationState: state,
    customerName: customer,
    subject,
  });

  // calls of another telephony are no conversations of Dynamics: it pops records
  const isOmnichannel = (conversation) => !hasOtherTelephony || conversation?.channel === 'chat';
  const formsOf = (conversation) =>
    Object.keys(FORMS).filter((table) =>
      table === 'msdyn_ocliveworkitem'
        ? isOmnichannel(conversation)
        : table !== 'phonecall' || conversation.channel === 'voice',
    );

  const leave = () => {
    mounted?.stop();
    mounted = undefined;
  };
  // a session that was closed stays in the list until the page is left, as in Dynamics
  const listed = () =>
    conversations.all().filter(({ id, state }) => state === 'open' || id === focused || seenOpen.has(id));
  const redrawList = () => view.sessions(listed(), focused, unseen);

  /** Another session: the control is destroyed and built anew, as Dynamics does. */
  const show = (id, table) => {
    const conversation = conversations.get(id);
    if (!conversation || (focused === id && (table ?? form) === form)) return;
    const before = focused;
    leave();
    focused = id;
    form = table ?? formsOf(conversation)[0];
    unseen.delete(id);
    view.page('conversation');
    view.conversation(conversation);
    view.notes(notes.get(id) ?? []);
    view.forms(
      formsOf(conversation).map((one) => ({ table: one, label: FORMS[one].label })),
      form,
    );
    redrawList();
    if (before !== id) platform.sessionSwitched(before ?? 'home', id);
    if (!conversation.agent && conversation.state === 'open') void conversations.accept(id);
    const record = { entityTypeName: form, entityId: recordId(form, conversation) };
    mounted = mountControl('Cobrowse', view.control, person, inputsOf(conversation), record);
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

  const onSettingsPage = (open) => {
    const before = focused;
    leave();
    focused = form = undefined;
    view.page('settings');
    redrawList();
    if (before) platform.sessionSwitched(before, 'home');
    // a place of its own: what an earlier form still waits for is drawn nowhere
    const place = document.createElement('div');
    view.settings.replaceChildren(place);
    void open(place, inputs);
  };
  const administer = () => onSettingsPage(showSettings);
  const newCompany = () => onSettingsPage(showNewCompany);

  const view = createWorkspaceView(
    document.getElementById('app'),
    { company, person },
    {
      show,
      audit,
      settings: administer,
      newCompany,
      signOut,
      say: (id, text) => conversations.say(id, text),
      close: (id) => conversations.close(id),
      take: (id) => conversations.take(id),
      form: (table) => show(focused, table),
      draft: (id) => drafts.get(id) ?? '',
      keepDraft: (id, text) => void drafts.set(id, text),
    },
  );

  const conversations = openConversations(settings, company, person, (conversation, fresh) => {
    if (conversation.state === 'open') seenOpen.add(conversation.id);
    if (conversation.id === focused) {
      view.conversation(conversation);
      mounted?.update(inputsOf(conversation));
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
      if (view.mayAdminister) administer();
      else if (view.mayAudit && !person.roles.includes('Agent')) audit();
      else if (first) show(first.id);
    });
  });

  const platform = installPlatform({
    company,
    person,
    conversations,
    records: createRecords(conversations, (conversation, table) => formsOf(conversation).includes(table)),
    panes: createSidePanes(
      view.edge,
      (place, { controlName = 'Cobrowse', data = {} }) =>
        mountControl(controlName, place, person, { ...inputs, conversationId: '', ...data }).stop,
    ),
    notifications: createNotifications(view.notices),
    isOmnichannel,
    workspace: {
      focused: () => focused,
      form: () => form,
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
  // what the opener of the solution does when the app starts
  if (person.roles.includes('Agent'))
    void window.Xrm.App.sidePanes
      .createPane({ paneId: 'beside', title: 'Co-browse sessions', alwaysRender: true, isSelected: false, width: 340 })
      .then((pane) => pane.navigate({ pageType: 'control', data: { place: 'pane' } }));
}
