import { conversationOf } from './conversation-of';
import { pageWords } from './page-words';
import { openRecordPane } from './record-pane';
import { findXrm } from './xrm';

const CONVERSATIONS = 'msdyn_ocliveworkitem';

/**
 * The app tab of a conversation: opens the conversation's desk in the side pane, tells the workspace that co-browsing is connected, and
 * that it has ended when the tab goes away. What happens in a session is the desk's; this page only knows whether the pane is open.
 * @returns its own stop
 */
export async function startAppTab(own: Window): Promise<() => void> {
  const xrm = findXrm(own);
  const { language, words } = pageWords(xrm);
  const page = own.document;
  page.documentElement.lang = language;
  const said = page.createElement('p');
  said.setAttribute('role', 'status');
  const again = page.createElement('button');
  again.type = 'button';
  again.textContent = words.open;

  const conversation = conversationOf(own.location.search);
  let connected = false;
  const open = async () => {
    const result =
      conversation === null
        ? ({ ok: false, reason: 'no-record' } as const)
        : await openRecordPane(xrm, { table: CONVERSATIONS, id: conversation });
    said.textContent = result.ok ? words.opened : result.reason === 'no-record' ? words.noConversation : words.noPane;
    if (!result.ok || connected) return;
    connected = true;
    tell(own, 'CobrowseConnectedEvent');
  };
  const leave = () => {
    if (!connected) return;
    connected = false;
    tell(own, 'CobrowseEndedEvent');
  };
  const press = () => void open();

  again.addEventListener('click', press);
  own.addEventListener('pagehide', leave);
  if (conversation !== null) page.body.append(again);
  page.body.prepend(said);
  await open();
  return () => {
    again.removeEventListener('click', press);
    own.removeEventListener('pagehide', leave);
    leave();
  };
}

/** The names are those of the provider framework; it listens on the outermost window, which is another site's where the CRM itself is framed: nobody listens there. */
function tell(own: Window, name: 'CobrowseConnectedEvent' | 'CobrowseEndedEvent'): void {
  try {
    own.top?.dispatchEvent(new CustomEvent(name, { detail: {} }));
  } catch {
    // the pane is open all the same
  }
}
