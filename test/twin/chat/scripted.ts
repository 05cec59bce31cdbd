import type { Conversation, Message, Speaker } from './conversation';

const line = (at: string, from: Speaker, name: string, text: string): Message => ({ from, name, text, at });

/** The other conversations an agent has open: two quiet chats and a phone call for each company. Fixed ids, so that a restart keeps them. */
export const SCRIPTED: readonly Conversation[] = [
  {
    id: '5b0e6a52-8f0c-4d5e-9c77-1d4f2a90c101',
    companyId: 'norland-tax',
    customer: 'Pieter Bakker',
    channel: 'chat',
    subject: 'Payment plan for 2025',
    startedAt: '2026-11-20T08:41:00Z',
    state: 'open',
    messages: [
      line('2026-11-20T08:41:00Z', 'customer', 'Pieter Bakker', 'Good morning. Can I pay my 2025 assessment in parts?'),
      line(
        '2026-11-20T08:42:10Z',
        'agent',
        'Anna Visser',
        'Good morning! Yes, up to twelve months. I am looking up your file.',
      ),
      line('2026-11-20T08:43:30Z', 'customer', 'Pieter Bakker', 'Thank you, I will wait.'),
    ],
  },
  {
    id: '5b0e6a52-8f0c-4d5e-9c77-1d4f2a90c102',
    companyId: 'norland-tax',
    customer: 'Leila Haddad',
    channel: 'chat',
    subject: 'Change of address',
    startedAt: '2026-11-20T08:55:00Z',
    state: 'open',
    messages: [
      line('2026-11-20T08:55:00Z', 'customer', 'Leila Haddad', 'I moved last week. Do I have to tell you separately?'),
      line('2026-11-20T08:56:20Z', 'agent', 'Anna Visser', 'No, we get it from the municipality within five days.'),
    ],
  },
  {
    id: '5b0e6a52-8f0c-4d5e-9c77-1d4f2a90c103',
    companyId: 'norland-tax',
    customer: 'Joris Smit',
    channel: 'voice',
    phone: '+31 20 555 0136',
    subject: 'Call: income tax return 2025',
    startedAt: '2026-11-20T09:02:00Z',
    state: 'open',
    messages: [line('2026-11-20T09:02:00Z', 'system', 'Telephony', 'Call connected · +31 20 555 0136')],
  },
  {
    id: '9c2d41f0-3a6b-4b1e-8d52-7e0b55aa2101',
    companyId: 'meridian-bank',
    customer: 'Sanne de Wit',
    channel: 'chat',
    subject: 'Card blocked abroad',
    startedAt: '2026-11-20T10:12:00Z',
    state: 'open',
    messages: [
      line('2026-11-20T10:12:00Z', 'customer', 'Sanne de Wit', 'My card was refused in Lisbon this morning.'),
      line(
        '2026-11-20T10:13:05Z',
        'agent',
        'Elena Popescu',
        'I am sorry. I have opened it for Portugal, please try again in a minute.',
      ),
    ],
  },
  {
    id: '9c2d41f0-3a6b-4b1e-8d52-7e0b55aa2102',
    companyId: 'meridian-bank',
    customer: 'Oscar Lund',
    channel: 'chat',
    subject: 'Early repayment',
    startedAt: '2026-11-20T10:20:00Z',
    state: 'open',
    messages: [
      line('2026-11-20T10:20:00Z', 'customer', 'Oscar Lund', 'What does it cost to repay € 10,000 of my loan now?'),
    ],
  },
  {
    id: '9c2d41f0-3a6b-4b1e-8d52-7e0b55aa2103',
    companyId: 'meridian-bank',
    customer: 'Ruth Adeyemi',
    channel: 'voice',
    phone: '+44 20 7946 0321',
    subject: 'Call: home loan offer',
    startedAt: '2026-11-20T10:31:00Z',
    state: 'open',
    messages: [line('2026-11-20T10:31:00Z', 'system', 'Telephony', 'Call connected · +44 20 7946 0321')],
  },
];
