export { createApp, type App } from './app';
export type { AppParts, AppSettings } from './services';
export type { Clock, Log, Random } from './platform';
export type { Measured, Telemetry } from './telemetry';
export { jsonLog } from './json-log';
export type { BoundRoute } from './http/router';

export type { Stores } from './stores';
export type { AuditLog, AuditStore } from './audit/audit-store';
export type { CompanyStore } from './companies/company-store';
export type { PinRecord, PinStore, PinUse, StoredPin } from './pins/pin-store';
export type { Participant, ParticipantStore } from './sessions/participant-store';
export type { Publisher } from './sessions/publisher';
export type { SessionFilter, SessionRecord, SessionStore, StoredSession } from './sessions/session-store';
export type { SocketGateway, SocketGrant } from './sessions/socket-gateway';
export type { Upstream } from './sessions/upstream';
export type { OnceStore } from './tokens/once-store';
export type { WidgetFiles } from './widget/widget-files';

export { companyShape, type Company, type CompanySeed, type Policy } from './companies/company';
export { putCompany, type PutCompany } from './companies/put-company';
export type { PublishedPolicy } from './companies/published-policy';
export type { AuditSession } from './audit/audit-session';
export type { Socket } from './sessions/sockets';
export type { StaffRole } from './tokens/staff-token';

export { remoteStaffKeys } from './tokens/remote-staff-keys';
export { openSqlite } from './sqlite/open-sqlite';
export { widgetDirectory } from './widget/widget-directory';
export { webPubSub, type WebPubSub } from './azure/web-pubsub';
