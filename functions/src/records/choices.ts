import type { Channel, EndedBy, EndReason, SessionState } from '@beside/protocol';

/** The numbers under which the solution's table knows the protocol's codes: `ExternalValue` in its Entity.xml. ROW-1 */
export const channelOptions: Readonly<Record<Channel, number>> = { chat: 287_310_000, voice: 287_310_001 };

export const stateOptions: Readonly<Record<SessionState, number>> = {
  invited: 287_310_100,
  asking: 287_310_101,
  live: 287_310_102,
  paused: 287_310_103,
  ended: 287_310_104,
};

export const endReasonOptions: Readonly<Record<EndReason, number>> = {
  cancelled: 287_310_200,
  'invitation-expired': 287_310_201,
  refused: 287_310_202,
  'consent-expired': 287_310_203,
  stopped: 287_310_204,
  'stop-unanswered': 287_310_205,
  exit: 287_310_206,
  'conversation-ended': 287_310_207,
  'customer-away': 287_310_208,
  'desk-away': 287_310_209,
  inactivity: 287_310_210,
  limit: 287_310_211,
  revoked: 287_310_212,
  'supervisor-safety': 287_310_213,
  'supervisor-privacy': 287_310_214,
  'supervisor-conduct': 287_310_215,
  'supervisor-request': 287_310_216,
  'supervisor-technical': 287_310_217,
};

export const endedByOptions: Readonly<Record<EndedBy, number>> = {
  customer: 287_310_300,
  agent: 287_310_301,
  supervisor: 287_310_302,
  server: 287_310_303,
};
