import { appearance } from './company/appearance';
import { auditCompany } from './audit/audit-company';
import { auditErasures } from './audit/audit-erasures';
import { auditExport } from './audit/audit-export';
import { auditFigures } from './audit/audit-figures';
import { auditHolds } from './audit/audit-holds';
import { auditKeys } from './audit/audit-keys';
import { auditLive } from './audit/audit-live';
import { auditPartsRoute } from './audit/audit-parts';
import { auditSessionRoute } from './audit/audit-session';
import { auditSessionEnd } from './audit/audit-session-end';
import { auditSessions } from './audit/audit-sessions';
import { auditViewRemoval, auditViews } from './audit/audit-views';
import { companies } from './company/companies';
import { company } from './company/company';
import { companyApproval, companyWithdrawal } from './company/company-decision';
import { companyPolicy } from './company/company-policy';
import { conversationSession } from './session/conversation-session';
import { health } from './health';
import { healthParts } from './health-parts';
import { hops } from './session/hops';
import { invitations } from './start/invitations';
import { offerRead } from './start/offer-read';
import { offerWithdraw } from './start/offer-withdraw';
import { offers } from './start/offers';
import { openapiRoute } from './openapi';
import { ownSessions } from './session/own-sessions';
import { pinsRedeem } from './start/pins-redeem';
import { pinsTake } from './start/pins-take';
import { policy } from './company/policy';
import { pubsubEvents } from './relay/pubsub-events';
import { relayChecks } from './relay/relay-checks';
import { requestTake } from './start/request-take';
import { requests } from './start/requests';
import type { Route } from './route';
import { sessionAllow } from './session/session-allow';
import { sessionContinue } from './session/session-continue';
import { sessionEnd } from './session/session-end';
import { sessionHeartbeat } from './session/session-heartbeat';
import { sessionHop } from './session/session-hop';
import { sessionLetters } from './session/session-letters';
import { sessionParticipants } from './session/session-participants';
import { sessionPause } from './session/session-pause';
import { sessionRead } from './session/session-read';
import { sessionReceipt } from './session/session-receipt';
import { sessionRefuse } from './session/session-refuse';
import { sessionReport } from './session/session-report';
import { sessionSent } from './session/session-sent';
import { sessionSocket } from './session/session-socket';
import { widgetFile } from './widget-file';

const described: readonly Route[] = [
  invitations,
  sessionSent,
  conversationSession,
  ownSessions,
  sessionParticipants,
  sessionLetters,
  pinsRedeem,
  offers,
  offerRead,
  offerWithdraw,
  pinsTake,
  requests,
  requestTake,
  sessionRead,
  sessionAllow,
  sessionRefuse,
  sessionPause,
  sessionContinue,
  sessionEnd,
  sessionHeartbeat,
  sessionReport,
  sessionReceipt,
  sessionSocket,
  sessionHop,
  hops,
  policy,
  appearance,
  companies,
  company,
  companyApproval,
  companyWithdrawal,
  companyPolicy,
  auditPartsRoute,
  auditViews,
  auditViewRemoval,
  auditSessions,
  auditSessionRoute,
  auditSessionEnd,
  auditCompany,
  auditLive,
  auditFigures,
  auditExport,
  auditKeys,
  auditHolds,
  auditErasures,
  pubsubEvents,
  widgetFile,
  health,
  healthParts,
  relayChecks,
];

/** All of the API. No two routes have the same path. */
export const routes: readonly Route[] = [...described, openapiRoute(described)];
