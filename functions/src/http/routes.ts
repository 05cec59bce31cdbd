import { appearance } from './appearance';
import { auditCompany } from './audit-company';
import { auditErasures } from './audit-erasures';
import { auditExport } from './audit-export';
import { auditFigures } from './audit-figures';
import { auditHolds } from './audit-holds';
import { auditKeys } from './audit-keys';
import { auditLive } from './audit-live';
import { auditPartsRoute } from './audit-parts';
import { auditSessionRoute } from './audit-session';
import { auditSessionEnd } from './audit-session-end';
import { auditSessions } from './audit-sessions';
import { auditViewRemoval, auditViews } from './audit-views';
import { companies } from './companies';
import { company } from './company';
import { companyApproval, companyWithdrawal } from './company-decision';
import { companyPolicy } from './company-policy';
import { conversationSession } from './conversation-session';
import { health } from './health';
import { healthParts } from './health-parts';
import { hops } from './hops';
import { invitations } from './invitations';
import { offerRead } from './offer-read';
import { offerWithdraw } from './offer-withdraw';
import { offers } from './offers';
import { openapiRoute } from './openapi';
import { ownSessions } from './own-sessions';
import { pinsRedeem } from './pins-redeem';
import { pinsTake } from './pins-take';
import { policy } from './policy';
import { pubsubEvents } from './pubsub-events';
import { relayChecks } from './relay-checks';
import { requestTake } from './request-take';
import { requests } from './requests';
import type { Route } from './route';
import { sessionAllow } from './session-allow';
import { sessionContinue } from './session-continue';
import { sessionEnd } from './session-end';
import { sessionHeartbeat } from './session-heartbeat';
import { sessionHop } from './session-hop';
import { sessionLetters } from './session-letters';
import { sessionParticipants } from './session-participants';
import { sessionPause } from './session-pause';
import { sessionRead } from './session-read';
import { sessionReceipt } from './session-receipt';
import { sessionRefuse } from './session-refuse';
import { sessionReport } from './session-report';
import { sessionSent } from './session-sent';
import { sessionSocket } from './session-socket';
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
