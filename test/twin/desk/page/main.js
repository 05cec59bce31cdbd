import { openConversations } from './conversations.js';
import { mountControl } from './control-host.js';
import { showNewCompany } from './new-company.js';
import { installPlatform } from './platform.js';
import { showSettings } from './settings-form.js';
import { signIn } from './sign-in.js';
import { createWorkspaceView } from './workspace-view.js';

const settings = await (await fetch('/settings.json')).json();
const session = await signIn(settings);
if (session) start(session);

function start({ company, person, signOut }) {
  const { directory } = settings;
  const drafts = new Map();
  const unseen = new Set();
  const seenOpen = new Set();
  let focused;
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
    conversationId: id,
    channel,
    conversationState: state,
    customerName: customer,
    subject,
  });

  const leave = () => {
    mounted?.stop();
    mounted = undefined;
  };
  // a session that was closed stays in the list until the page is left, as in Dynamics
  const listed = () =>
    conversations.all().filter(({ id, state }) => state === 'open' || id === focused || seenOpen.has(id));
  const redrawList = () => view.sessions(listed(), focused, unseen);

  /** Another session: the control is destroyed and built anew, as Dynamics does. */
  const show = (id) => {
    const conversation = conversations.get(id);
    if (!conversation || focused === id) return;
    const before = focused;
    leave();
    focused = id;
    unseen.delete(id);
    view.page('conversation');
    view.conversation(conversation);
    redrawList();
    platform.sessionSwitched(before ?? 'home', id);
    mounted = mountControl('Cobrowse', view.control, person, inputsOf(conversation));
  };

  const audit = () => {
    if (!view.mayAudit) return;
    const before = focused;
    leave();
    focused = undefined;
    view.page('audit');
    redrawList();
    if (before) platform.sessionSwitched(before, 'home');
    mounted = mountControl('SessionAudit', view.audit, person, inputs);
  };

  const onSettingsPage = (open) => {
    const before = focused;
    leave();
    focused = undefined;
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
      const first = conversations.all().find(({ state }) => state === 'open');
      if (view.mayAdminister) administer();
      else if (view.mayAudit && !person.roles.includes('Agent')) audit();
      else if (first) show(first.id);
    });
  });

  const platform = installPlatform({
    company,
    person,
    conversations,
    workspace: {
      focused: () => focused,
      show,
      audit,
      alert: (text) => view.alert(text),
      draft: (id, text) => {
        drafts.set(id, text);
        view.draft(id, text);
      },
    },
  });
  view.page('empty');
}
