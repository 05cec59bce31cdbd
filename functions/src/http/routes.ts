import { auditCompany } from './audit-company';
import { auditSessionRoute } from './audit-session';
import { auditSessions } from './audit-sessions';
import { conversationSession } from './conversation-session';
import { health } from './health';
import { healthParts } from './health-parts';
import { invitations } from './invitations';
import { openapiRoute } from './openapi';
import { pinsRedeem } from './pins-redeem';
import { policy } from './policy';
import { pubsubEvents } from './pubsub-events';
import type { Route } from './route';
import { sessionAllow } from './session-allow';
import { sessionContinue } from './session-continue';
import { sessionEnd } from './session-end';
import { sessionHeartbeat } from './session-heartbeat';
import { sessionParticipants } from './session-participants';
import { sessionPause } from './session-pause';
import { sessionRead } from './session-read';
import { sessionRefuse } from './session-refuse';
import { sessionReport } from './session-report';
import { sessionSent } from './session-sent';
import { sessionSocket } from './session-socket';
import { widgetFile } from './widget-file';

const described: readonly Route[] = [
  invitations,
  sessionSent,
  conversationSession,
  sessionParticipants,
  pinsRedeem,
  sessionRead,
  sessionAllow,
  sessionRefuse,
  sessionPause,
  sessionContinue,
  sessionEnd,
  sessionHeartbeat,
  sessionReport,
  sessionSocket,
  policy,
  auditSessions,
  auditSessionRoute,
  auditCompany,
  pubsubEvents,
  widgetFile,
  health,
  healthParts,
];

/** All of the API. No two routes have the same path. */
export const routes: readonly Route[] = [...described, openapiRoute(described)];
