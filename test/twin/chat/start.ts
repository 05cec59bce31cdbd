import type { IncomingMessage } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { COMPANIES, isPageOf } from '../companies';
import type { Directory } from '../directory';
import { createLoopbackGate } from '../loopback-gate';
import { startWebServer } from '../web/serve';
import { decodeAgent, decodeCustomer, type Conversation, type ServerSays } from './conversation';
import { createConversationStore } from './conversation-store';

export interface Chat {
  readonly url: string;
  readonly port: number;
  conversations(companyId: string): readonly Conversation[];
  stop(): Promise<void>;
}

export interface ChatOptions {
  readonly port: number;
  readonly directory: Pick<Directory, 'desk' | 'tax' | 'bank'>;
  readonly dataDir: string;
}

/** Who holds a socket: a customer sees one conversation, an agent every one of the company. */
type Seat = { side: 'customer'; conversationId: string } | { side: 'agent'; companyId: string };

const FRAME_LIMIT_BYTES = 64 * 1024;

/** Stands in for Omnichannel: conversations per company, by WebSocket, for the customer's page and the agent's desk. */
export async function startChat({ port, directory, dataDir }: ChatOptions): Promise<Chat> {
  const store = createConversationStore(dataDir, () => new Date());
  const sockets = new WebSocketServer({ noServer: true, maxPayload: FRAME_LIMIT_BYTES });
  const seats = new Map<WebSocket, Seat>();
  const gate = createLoopbackGate();

  const send = (socket: WebSocket, says: ServerSays) => socket.send(JSON.stringify(says));
  const tellAll = (conversation: Conversation | undefined) => {
    if (!conversation) return;
    for (const [socket, seat] of seats) {
      const sees =
        seat.side === 'agent' ? seat.companyId === conversation.companyId : seat.conversationId === conversation.id;
      if (sees) send(socket, { type: 'conversation', conversation });
    }
  };

  /** The customer's company is that of the page: it cannot be claimed. */
  const seatCustomer = (socket: WebSocket, companyId: string, params: URLSearchParams) => {
    const known = store.get(params.get('conversation') ?? '');
    const own = known?.companyId === companyId && known.channel === 'chat' ? known : undefined;
    const name = params.get('name')?.trim().slice(0, 80) || 'Visitor';
    const subject = params.get('subject')?.slice(0, 120) || 'Question on the website';
    const conversation = own ?? store.open(companyId, name, subject, params.get('contact')?.slice(0, 36));
    seats.set(socket, { side: 'customer', conversationId: conversation.id });
    if (own) send(socket, { type: 'conversation', conversation });
    else tellAll(conversation);
    socket.on('message', (data: Buffer) => {
      const says = decodeCustomer(data.toString('utf8'));
      if (says?.type === 'say')
        tellAll(store.say(conversation.id, { from: 'customer', name: conversation.customer, text: says.text }));
      if (says?.type === 'leave') tellAll(store.close(conversation.id, conversation.customer));
    });
  };

  const seatAgent = (socket: WebSocket, companyId: string, agent: { readonly id: string; readonly name: string }) => {
    seats.set(socket, { side: 'agent', companyId });
    send(socket, { type: 'conversations', conversations: store.ofCompany(companyId) });
    socket.on('message', (data: Buffer) => {
      const says = decodeAgent(data.toString('utf8'));
      if (!says || store.get(says.conversationId)?.companyId !== companyId) return;
      const { conversationId: id } = says;
      if (says.type === 'say') tellAll(store.say(id, { from: 'agent', name: agent.name, text: says.text }));
      else if (says.type === 'close') tellAll(store.close(id, agent.name));
      else tellAll(store.assign(id, agent, says.type === 'accept'));
    });
  };

  const seat = (request: IncomingMessage): ((socket: WebSocket) => void) | undefined => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const { origin } = request.headers;
    if (url.pathname === '/customer') {
      const company = COMPANIES.find((one) => isPageOf(one, directory, origin ?? ''));
      return company && ((socket) => seatCustomer(socket, company.id, url.searchParams));
    }
    const company = COMPANIES.find(({ id }) => id === url.searchParams.get('company'));
    if (url.pathname !== '/agent' || origin !== directory.desk || !company) return undefined;
    const agent = { id: url.searchParams.get('agent') ?? '', name: url.searchParams.get('name') ?? 'Agent' };
    return (socket) => seatAgent(socket, company.id, agent);
  };

  const server = await startWebServer({
    name: 'chat',
    port,
    handle: () => new Response('A chat; it speaks WebSocket.', { headers: { 'content-type': 'text/plain' } }),
    prepare: (http) =>
      http.on('upgrade', (request, socket, head) => {
        const take = gate(request).ok ? seat(request) : undefined;
        if (!take) return void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
        sockets.handleUpgrade(request, socket, head, (ws) => {
          ws.on('close', () => seats.delete(ws));
          ws.on('error', () => ws.terminate());
          take(ws);
        });
      }),
  });

  return {
    url: server.url,
    port: server.port,
    conversations: (companyId) => store.ofCompany(companyId),
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      await server.stop();
    },
  };
}
