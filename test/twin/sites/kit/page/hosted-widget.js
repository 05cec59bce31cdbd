// A double of Microsoft's hosted chat widget, on pages that were opened with ?chat=hosted: its documented methods and events, which carry
// no text. The site's own chat.js plays what it shows.
(() => {
  const wired = new URLSearchParams(location.search).get('chat') ?? sessionStorage.getItem('chat-wiring') ?? '';
  sessionStorage.setItem('chat-wiring', wired);
  if (wired !== 'hosted') return;
  document.querySelector('script[data-company][data-api]').dataset.chat = 'hosted';

  const fire = (name, detail) => dispatchEvent(new CustomEvent(`lcw:${name}`, { detail }));
  const received = (messageType, ...tags) => fire('onMessageReceived', { messageType, channelData: { tags } });
  let provider = null;
  let isAccepted = false;
  window.Microsoft = {
    Omnichannel: {
      LiveChatWidget: {
        SDK: {
          setContextProvider: (next) => {
            if (typeof next !== 'function') throw new TypeError('a context provider is a function');
            provider = next;
          },
          getContextProvider: () => provider,
          removeContextProvider: () => {
            provider = null;
          },
        },
      },
    },
  };
  window.hostedWidget = {
    started: async () => {
      fire('startChat');
      window.hostedWidget.context = (await provider?.()) ?? null; // what Dynamics would be given
      fire('chatQueued');
    },
    retrieved: () => fire('chatRetrieved'),
    wrote: () => {
      if (!isAccepted) received('system', 'system', 'agentaccepted');
      isAccepted = true;
      received('user', 'public');
    },
    closed: (by) => {
      isAccepted = false;
      if (by === 'customer') return fire('closeChat');
      received('system', 'system', 'agentendconversation');
      fire('threadUpdate');
    },
  };
  addEventListener('load', () => fire('ready'));
})();
