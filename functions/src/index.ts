export { createApp, type App } from './app';
export type { AppParts, AppSettings } from './services';
export type { Clock, Log, Random } from './platform';
export type { Measured, Telemetry } from './telemetry';
export { jsonLog } from './json-log';
export type { BoundRoute } from './http/router';

export type { Stores } from './stores';
export type { AuditLog, AuditStore, RecordRange } from './audit/audit-store';
export type { CountedRefusals, RefusalCountStore, RefusalKind } from './audit/refusal-count-store';
export type { AuditSigner } from './audit/audit-signer';
export type { CheckpointAnchor } from './audit/checkpoint-anchor';
export type { CompanyStore } from './companies/company-store';
export type { Offer, OfferState } from './offers/offer';
export type { OfferStore, StoredOffer } from './offers/offer-store';
export type { Budget, BudgetStore } from './pins/budget-store';
export type { PinPool, PinRecord, PinStore, PinUse, StoredPin } from './pins/pin-store';
export type { Participant, ParticipantStore } from './sessions/participant-store';
export type { Publisher } from './sessions/publisher';
export type { SessionFilter, SessionRecord, SessionStore, StoredSession } from './sessions/session-store';
export type { SocketGateway, SocketGrant } from './sessions/socket-gateway';
export type { Upstream } from './sessions/upstream';
export type { OnceStore } from './tokens/once-store';
export type { WidgetFiles } from './widget/widget-files';

export { companyShape, type Company, type CompanySeed, type Policy } from './companies/company';
export { putCompany, type PutCompany } from './companies/put-company';
export { seedCompany } from './companies/seed-company';
export type { PublishedPolicy } from './companies/published-policy';
export type { AuditSession } from './audit/audit-session';
export type { Socket } from './sessions/sockets';
export type { StaffRole } from './tokens/staff-token';

export { anchorFolder } from './audit/anchor-folder';
export { auditKeysShape, signWithKeys, type AuditKeys } from './audit/sign-with-keys';
export { remoteStaffKeys } from './tokens/remote-staff-keys';
export { openSqlite } from './sqlite/open-sqlite';
export { widgetDirectory } from './widget/widget-directory';
export { webPubSub, type WebPubSub } from './azure/web-pubsub';
