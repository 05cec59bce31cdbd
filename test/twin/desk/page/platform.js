import { isRTL, languageId } from './appearance.js';
import { recordId } from './records.js';

// The globals that Dynamics gives to whatever runs in it: Xrm, Microsoft.Omnichannel, Microsoft.Apm.
const TOPICS = ['ON_SESSION_SWITCH', 'ON_SESSION_CLOSED'];
const topicOf = (event) => `workspace.${event}`;

/**
 * `workspace` is what the page can do: focused(), form(), show(id, table), draft(id, text), note(id, note), audit(), alert(text). `isOmnichannel` says whether a
 * conversation is one of Dynamics' own; a call of another telephony is not.
 */
export function installPlatform({
  company,
  person,
  conversations,
  records,
  panes,
  notifications,
  isOmnichannel,
  workspace,
}) {
  const onLoad = new Set();
  const notFound = (table, id) =>
    Promise.reject(Object.assign(new Error(`${table} With Id = ${id} Does Not Exist`), { errorCode: 2147746327 }));
  /** The record whose form is in front. */
  const inFront = () => {
    const conversation = conversations.get(workspace.focused());
    const table = workspace.form();
    return conversation && table
      ? { entityName: table, entityId: `{${recordId(table, conversation).toUpperCase()}}` }
      : {};
  };

  window.Xrm = {
    Utility: {
      getPageContext: () => ({ input: { pageType: 'entityrecord', ...inFront() } }),
      getGlobalContext: () => ({
        userSettings: {
          userId: `{${person.oid}}`,
          userName: person.name,
          languageId,
          roles: { getAll: () => person.roles.map((name) => ({ id: name, name })) },
          isHighContrastEnabled: matchMedia('(forced-colors: active)').matches,
          isRTL,
        },
        organizationSettings: {
          organizationId: company.tenantId,
          organizationTenant: company.tenantId,
          uniqueName: company.id,
          languageId: 1033,
        },
        client: { getClient: () => 'Web', getFormFactor: () => 1 },
        getClientUrl: () => location.origin,
        getCurrentAppProperties: async () => ({
          uniqueName: 'msdyn_CustomerServiceWorkspace',
          displayName: 'Customer Service workspace',
        }),
      }),
    },
    Page: {
      data: {
        entity: {
          getId: () => inFront().entityId ?? '',
          getEntityName: () => inFront().entityName ?? '',
        },
        addOnLoad: (handler) => void onLoad.add(handler),
        removeOnLoad: (handler) => void onLoad.delete(handler),
        refresh: async () => onLoad.forEach((handler) => handler({})),
      },
    },
    App: {
      sidePanes: panes,
      addGlobalNotification: notifications.add,
      clearGlobalNotification: notifications.clear,
    },
    Navigation: {
      openAlertDialog: async ({ text }) => workspace.alert(text),
      openConfirmDialog: async ({ text }) => ({ confirmed: window.confirm(text) }),
      navigateTo: async ({ pageType, entityName, entityId }) => {
        const found = pageType === 'entityrecord' && records.find(entityName, entityId);
        if (found) workspace.show(found.id, entityName);
        else workspace.audit();
      },
    },
    WebApi: {
      retrieveRecord: async (table, id) =>
        (table === 'systemuser' && id === person.oid ? { domainname: person.email } : records.row(table, id)) ??
        notFound(table, id),
      createRecord: async (table, row) => {
        if (table !== 'annotation') return notFound(table, '');
        const [column, where] = Object.entries(row).find(([name]) => name.endsWith('@odata.bind')) ?? [];
        const [, id = ''] = /\((.+)\)$/.exec(where ?? '') ?? [];
        const found = records.find(column?.replace(/^objectid_|@odata\.bind$/g, ''), id);
        if (!found) return notFound(table, id);
        workspace.note(found.id, { title: row.subject, text: row.notetext });
        return { entityType: table, id: crypto.randomUUID() };
      },
      retrieveMultipleRecords: async (table) => ({ entities: records.rows(table) }),
    },
  };

  const sessionOf = (id) => ({
    sessionId: id ?? 'home',
    canCreateTab: id !== undefined,
    isFocused: id === workspace.focused(),
    context: { get: async (name) => (name === 'LiveWorkItemId' ? id : undefined) },
    focus: async () => id && workspace.show(id),
    getFocusedTab: () => ({ tabId: 'conversation', title: 'Active conversation' }),
  });

  window.Microsoft = {
    Omnichannel: {
      getConversationId: () => {
        const id = workspace.focused();
        return id && isOmnichannel(conversations.get(id))
          ? Promise.resolve(id)
          : Promise.reject(new Error('No conversation is focused.'));
      },
      sendMessageToConversation: (message, toSendBox = true, conversationId = workspace.focused()) => {
        const conversation = conversations.get(conversationId);
        if (conversation?.state !== 'open' || conversation.channel !== 'chat')
          return Promise.reject(new Error('The conversation takes no messages.'));
        return toSendBox
          ? Promise.resolve(workspace.draft(conversationId, message))
          : conversations.say(conversationId, message);
      },
    },
    Apm: {
      getFocusedSession: () => sessionOf(workspace.focused()),
      getAllSessions: () => ['home', ...conversations.all().map(({ id }) => id)],
      getSession: (id) => sessionOf(id === 'home' ? undefined : id),
      focusSession: async (id) => workspace.show(id),
      createTab: async (input) => {
        workspace.alert(`Tab opened: ${input?.templateName ?? 'new tab'}`);
        return crypto.randomUUID();
      },
      getEventPublisherTopic: (event) => (TOPICS.includes(event) ? topicOf(event) : ''),
    },
  };

  const publish = (event, data) => {
    const channel = new BroadcastChannel(topicOf(event));
    channel.postMessage(data);
    channel.close();
  };
  return {
    sessionSwitched: (previousSessionId, newSessionId) =>
      publish('ON_SESSION_SWITCH', { previousSessionId, newSessionId }),
    sessionClosed: (sessionId) => publish('ON_SESSION_CLOSED', { sessionId }),
    formChanged: () => onLoad.forEach((handler) => handler({})),
  };
}
