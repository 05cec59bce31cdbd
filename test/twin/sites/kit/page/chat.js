// The site's own chat: a launcher and a panel at the bottom left. The conversation survives page loads. Beside hears of it by its id on the tag;
// on pages that were opened with ?chat=sdk by an object like Microsoft's SDK, with ?chat=hosted by the double of Microsoft's widget.
(() => {
  const { chat, name, contact, greeting, companyName } = document.currentScript.dataset;
  const KEPT = 'chat';
  const RETRY_MS = 1000;
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
  const keep = (change) => sessionStorage.setItem(KEPT, JSON.stringify(Object.assign(kept, change)));
  const listeners = { message: [], end: [] };
  let conversation;
  let socket;
  let shown = 0;
  let handed;
  let hasLeft = false;
  const wired = sessionStorage.getItem('chat-wiring') ?? '';
  const hosted = window.hostedWidget;

  const make = (tag, props = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...children);
    return element;
  };
  const icon = () => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', 'M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z');
    path.setAttribute('fill', 'currentColor');
    svg.append(path);
    return svg;
  };

  const opener = make('button', { type: 'button', className: 'chat-open' }, icon(), make('span', {}, 'Chat with us'));
  const log = make('ol', { className: 'chat-log' });
  log.setAttribute('role', 'log');
  log.setAttribute('aria-label', 'Conversation');
  log.tabIndex = 0;
  const minimise = make('button', { type: 'button' }, 'Hide');
  minimise.setAttribute('aria-label', 'Hide the chat');
  const leave = make('button', { type: 'button' }, 'End chat');
  const label = make('label', { className: 'chat-sr', htmlFor: 'chat-text' }, 'Your message');
  const text = make('input', { id: 'chat-text', autocomplete: 'off', placeholder: 'Type a message' });
  const sendButton = make('button', { type: 'submit' }, 'Send');
  const form = make('form', { className: 'chat-say' }, label, text, sendButton);
  const panel = make(
    'section',
    { className: 'chat-panel', hidden: true },
    make('div', { className: 'chat-head' }, make('h2', { id: 'chat-title' }, 'Chat'), minimise, leave),
    log,
    form,
  );
  panel.setAttribute('aria-labelledby', 'chat-title');

  const bubble = ({ from, name: by, text: said }) => {
    const line = make('li', { className: `from-${from}` });
    if (from === 'agent') line.append(make('span', { className: 'by' }, by));
    line.append(said);
    return line;
  };
  const greet = () => log.replaceChildren(bubble({ from: 'agent', name: companyName, text: greeting }));

  const take = (next) => {
    conversation = next;
    keep({ id: next.id });
    const closed = next.state === 'closed';
    // So that a request for an agent goes to the one in this chat.
    const beside = document.querySelector('script[data-company][data-api]');
    if (beside && !wired) beside.dataset.conversation = closed ? '' : next.id;
    for (const message of next.messages.slice(shown)) {
      log.append(bubble(message));
      if (message.from === 'agent') hosted?.wrote();
      if (message.from !== 'customer') for (const listener of listeners.message) listener(asTold(message, next));
    }
    shown = next.messages.length;
    log.scrollTop = log.scrollHeight;
    if (wired === 'sdk' && !closed && handed !== next.id) {
      handed = next.id;
      window.Beside?.start({ chat: window.chatSdk });
    }
    text.disabled = sendButton.disabled = closed;
    leave.textContent = closed ? 'New chat' : 'End chat';
    if (!closed) return;
    hosted?.closed(hasLeft ? 'customer' : 'agent');
    if (!hasLeft) for (const listener of listeners.end.splice(0)) listener();
    else if (wired === 'sdk') window.Beside?.start({ chat: null });
    hasLeft = false;
  };
  const asTold = (message, { id, messages }) => ({
    id: `${id}-${messages.indexOf(message)}`,
    content: message.text,
    role: message.from,
    timestamp: new Date(message.at),
  });

  const connect = () => {
    const query = new URLSearchParams({ name, subject: document.title.split(' · ')[0] });
    if (contact) query.set('contact', contact);
    if (kept.id) query.set('conversation', kept.id);
    socket = new WebSocket(`${chat}/customer?${query}`);
    socket.onmessage = ({ data }) => take(JSON.parse(data).conversation);
    socket.onclose = () => setTimeout(() => kept.started && connect(), RETRY_MS);
  };
  /** False while there is no line: the words stay in the field. */
  const say = (says) => {
    const send = () => socket.send(JSON.stringify(says));
    if (socket?.readyState === WebSocket.OPEN) send();
    else if (socket?.readyState === WebSocket.CONNECTING) socket.addEventListener('open', send, { once: true });
    else return false;
  };

  const show = (open) => {
    keep({ open });
    panel.hidden = !open;
    opener.hidden = open;
  };
  const begin = () => {
    if (kept.started) return;
    keep({ started: true });
    hosted?.started();
    connect();
  };

  opener.onclick = () => {
    show(true);
    begin();
    text.focus();
  };
  minimise.onclick = () => {
    show(false);
    opener.focus();
  };
  leave.onclick = () => {
    hasLeft = conversation?.state !== 'closed';
    if (hasLeft) return say({ type: 'leave' });
    keep({ id: undefined });
    shown = 0;
    greet();
    socket.close(); // the next one opens a new conversation
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    if (text.value.trim() && say({ type: 'say', text: text.value }) !== false) text.value = '';
  };

  // the part of Microsoft's omnichannel-chat-sdk that a page would hand to others
  window.chatSdk = {
    getConversationDetails: async () => ({
      conversationId: conversation?.id,
      state: conversation?.state === 'open' ? 'Active' : 'Closed',
    }),
    onNewMessage: async (listener, { rehydrate = false } = {}) => {
      const { messages = [] } = conversation ?? {};
      if (rehydrate) for (const message of messages) listener(asTold(message, conversation));
      listeners.message.push(listener);
    },
    onAgentEndSession: async (listener) => void listeners.end.push(listener),
  };

  greet();
  document.body.append(opener, panel);
  show(kept.open === true);
  if (kept.started) connect();
  if (kept.started) addEventListener('load', () => hosted?.retrieved());
})();
