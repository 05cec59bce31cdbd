import type { JWTVerifyGetKey } from 'jose';
import { createAuditReader } from './audit/audit-reader';
import { createPinIssuer } from './pins/issue-pin';
import type { Pepper } from './pins/pin-hash';
import { createPinRedeemer } from './pins/redeem-pin';
import { countedAudit } from './counted-audit';
import type { Clock, Log, Random } from './platform';
import { createSelfCheck } from './self-check';
import { createAnnouncer } from './sessions/announce-session';
import { createSessionChanger } from './sessions/change-session';
import { createInviter } from './sessions/invite';
import { createDeskJoiner } from './sessions/join-desk';
import { createOwnSessions } from './sessions/own-session';
import { createPresence } from './sessions/presence';
import type { Publisher } from './sessions/publisher';
import type { SocketGateway } from './sessions/socket-gateway';
import { createSockets } from './sessions/sockets';
import { createSweep } from './sessions/sweep';
import type { Upstream } from './sessions/upstream';
import type { Stores } from './stores';
import { silent, type Telemetry } from './telemetry';
import { tracedPort } from './traced-port';
import { createCredentials } from './tokens/credential';
import { createProofCheck } from './tokens/proof';
import { createStaffVerifier, type StaffSettings } from './tokens/staff-token';
import type { WidgetFiles } from './widget/widget-files';

export interface AppSettings {
  /** What `GET /health` names. */
  readonly version: string;
  /** The URL under which browsers reach the API, ending in `/api`. Proofs are made for URLs below it. */
  readonly publicBase: string;
  readonly staff: StaffSettings;
  /** Signs participants' credentials: at least 32 bytes. */
  readonly credentialKey: Uint8Array;
  readonly pinPepper: Pepper;
  /** Origins of desks beyond those that the companies name. */
  readonly deskOrigins: readonly string[];
  /** The version in the path of the widget's files. */
  readonly widgetVersion: string;
}

/** What the app is built on: adapters, time and chance. */
export interface AppParts {
  readonly stores: Stores;
  readonly publisher: Publisher;
  readonly sockets: SocketGateway;
  readonly upstream: Upstream;
  /** The keys of the staff's token issuer. */
  readonly staffKeys: JWTVerifyGetKey;
  readonly widgetFiles: WidgetFiles;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Nobody counts when it is left out. */
  readonly telemetry?: Telemetry;
}

export type Services = ReturnType<typeof createServices>;

/** Wires the services to each other and to their ports. */
export function createServices(settings: AppSettings, parts: AppParts) {
  const { clock, random, log, upstream, widgetFiles, telemetry = silent } = parts;
  const { sessions, participants, pins, companies, audit, once } = tracedStores(parts.stores, telemetry);
  const publisher = tracedPort('publisher', parts.publisher, telemetry);
  const gateway = tracedPort('gateway', parts.sockets, telemetry);
  const pepper = settings.pinPepper;
  const announce = createAnnouncer({ participants, companies, publisher, clock, log });
  const change = createSessionChanger({ sessions, audit, pins, announce, clock, log, telemetry });
  const presence = createPresence(participants, change, publisher);
  const issuePin = createPinIssuer(pins, pepper, random);
  return {
    settings,
    clock,
    log,
    telemetry,
    companies,
    participants,
    upstream,
    widgetFiles,
    change,
    presence,
    invite: createInviter({ sessions, audit, change, issuePin, clock, random }),
    redeem: createPinRedeemer({ pins, sessions, participants, audit, change, pepper, clock, random }),
    ownSessions: createOwnSessions(sessions, change),
    joinDesk: createDeskJoiner({ participants, presence, publisher, clock, random }),
    sockets: createSockets({
      once,
      participants,
      gateway,
      change,
      clock,
      random,
    }),
    auditReader: createAuditReader(sessions, audit, clock),
    verifyStaff: createStaffVerifier({ settings: settings.staff, keys: parts.staffKeys, companies, clock }),
    credentials: createCredentials(settings.credentialKey, settings.publicBase, clock),
    checkProof: createProofCheck(once, clock),
    selfCheck: createSelfCheck({ once, publisher, gateway, staffKeys: parts.staffKeys, widgetFiles, clock, random }),
    sweep: createSweep({ sessions, pins, once, change, clock }),
  };
}

function tracedStores(stores: Stores, telemetry: Telemetry): Stores {
  const { sessions, participants, pins, companies, audit, once } = stores;
  return {
    sessions: tracedPort('sessions', sessions, telemetry),
    participants: tracedPort('participants', participants, telemetry),
    pins: tracedPort('pins', pins, telemetry),
    companies: tracedPort('companies', companies, telemetry),
    audit: countedAudit(tracedPort('audit', audit, telemetry), telemetry),
    once: tracedPort('once', once, telemetry),
  };
}
