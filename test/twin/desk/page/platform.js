// The globals that Dynamics gives to whatever runs in it: Xrm, Microsoft.Omnichannel, Microsoft.Apm.
const CHANNEL_CODES = { chat: '192360000', voice: '192370000' };
const CHANNEL_NAMES = { chat: 'Live chat', voice: 'Voice' };
const STATUS_ACTIVE = 2;
const STATUS_CLOSED = 4;
const TOPICS = ['ON_SESSION_SWITCH', 'ON_SESSION_CLOSED'];
const topicOf = (event) => `workspace.${event}`;

/** A row of msdyn_ocliveworkitem as Xrm.WebApi gives it. */
const workItem = (conversation) => ({
  msdyn_ocliveworkitemid: conversation.id,
  subject: conversation.subject,
  msdyn_channel: CHANNEL_CODES[conversation.channel],
  'msdyn_channel@OData.Community.Display.V1.FormattedValue': CHANNEL_NAMES[conversation.channel],
  statecode: conversation.state === 'open' ? 0 : 1,
  statuscode: conversation.state === 'open' ? STATUS_ACTIVE : STATUS_CLOSED,
  createdon: conversation.startedAt,
  _msdyn_customer_value: conversation.contact ?? conversation.id.replace(/^.{8}/, 'c0000000'),
  '_msdyn_customer_value@OData.Community.Display.V1.FormattedValue': conversation.customer,
  '_msdyn_customer_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'contact',
});

/** `workspace` is what the page can do: focused(), show(id), draft(id, text), audit(), alert(text). */
export function installPlatform({ company, person, conversations, workspace }) {
  const onLoad = new Set();
  const notFound = (table, id) =>
    Promise.reject(Object.assign(new Error(`${table} With Id = ${id} Does Not Exist`), { errorCode: 2147746327 }));
  const pane = (options) => ({
    paneId: options.paneId ?? crypto.randomUUID(),
    title: options.title,
    navigate: async () => undefined,
    select: () => undefined,
    close: () => undefined,
  });
  const panes = new Map();

  window.Xrm = {
    Utility: {
      getGlobalContext: () => ({
        userSettings: {
          userId: `{${person.oid}}`,
          userName: person.name,
          languageId: 1033,
          roles: { getAll: () => person.roles.map((name) => ({ id: name, name })) },
          isHighContrastEnabled: matchMedia('(forced-colors: active)').matches,
          isRTL: false,
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
          getId: () => (workspace.focused() ? `{${workspace.focused().toUpperCase()}}` : ''),
          getEntityName: () => 'msdyn_ocliveworkitem',
        },
        addOnLoad: (handler) => void onLoad.add(handler),
        removeOnLoad: (handler) => void onLoad.delete(handler),
        refresh: async () => onLoad.forEach((handler) => handler({})),
      },
    },
    App: {
      sidePanes: {
        createPane: async (options) => {
          const made = pane(options);
          panes.set(made.paneId, made);
          return made;
        },
        getPane: (id) => panes.get(id),
        getAllPanes: () => [...panes.values()],
      },
      addGlobalNotification: async ({ message }) => workspace.alert(message),
      clearGlobalNotification: async () => undefined,
    },
    Navigation: {
      openAlertDialog: async ({ text }) => workspace.alert(text),
      openConfirmDialog: async ({ text }) => ({ confirmed: window.confirm(text) }),
      navigateTo: async ({ pageType, entityName, entityId }) => {
        if (pageType === 'entityrecord' && entityName === 'msdyn_ocliveworkitem')
          workspace.show(entityId.replace(/[{}]/g, '').toLowerCase());
        else workspace.audit();
      },
    },
    WebApi: {
      retrieveRecord: async (table, id) => {
        const found =
          table === 'msdyn_ocliveworkitem' ? conversations.get(id.replace(/[{}]/g, '').toLowerCase()) : undefined;
        return found ? workItem(found) : notFound(table, id);
      },
      retrieveMultipleRecords: async (table) => ({
        entities: table === 'msdyn_ocliveworkitem' ? conversations.all().map(workItem) : [],
      }),
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
        return id ? Promise.resolve(id) : Promise.reject(new Error('No conversation is focused.'));
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
