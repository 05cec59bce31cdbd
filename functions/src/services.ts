import type { JWTVerifyGetKey } from 'jose';
import { createAuditReader } from './audit/reading/audit-reader';
import type { AuditSigner } from './audit/ledger/audit-signer';
import type { CheckpointAnchor } from './audit/ledger/checkpoint-anchor';
import { createCheckpoints } from './audit/ledger/checkpoints';
import { createLedger } from './audit/ledger/company-ledger';
import { createEraser } from './audit/keeping/erase-names';
import { createRetention } from './audit/keeping/forget-sessions';
import { createHolder } from './audit/keeping/hold-session';
import { createJournal } from './audit/ledger/journal';
import { createTamperingNote } from './audit/ledger/note-tampering';
import { createLiveView } from './audit/reading/live-view';
import { createOpenHeads } from './audit/ledger/open-heads';
import { createRecordSeal } from './audit/ledger/record-seal';
import { createFigures } from './audit/reading/read-figures';
import { createRefusals } from './audit/refusals';
import { createAuditSealer } from './audit/ledger/seal-audit';
import { createReceipts } from './audit/reading/session-receipt';
import { createSessionSettler } from './audit/ledger/settle-session';
import { createAdministration } from './companies/administer';
import { createChangeNotes } from './companies/change-note';
import { createCompanyMaker } from './companies/create-company';
import { createPolicyKeeper } from './companies/keep-policy';
import { createPageSetup } from './companies/page-setup';
import { createPolicyReader } from './companies/read-policy';
import { createSiteKeys } from './companies/site-keys';
import { countedAudit, countedRefusals } from './counted-audit';
import { createOfferMaker } from './offers/make-offer';
import { createOwnOffers } from './offers/own-offer';
import { createOfferTaker } from './offers/take-offer';
import { createGuessBudget } from './pins/guess-budget';
import { createPinIssuer } from './pins/issue-pin';
import type { Pepper } from './pins/pin-hash';
import { createPinRedeemer } from './pins/redeem-pin';
import type { Clock, Log, Random, ReadSite } from './platform';
import { createRowRelease } from './records/let-row-go';
import type { SessionRows } from './records/session-rows';
import { createRowWriter } from './records/write-rows';
import { createSelfCheck } from './self-check';
import { createAnnouncer } from './sessions/announce-session';
import { createBusyFinder } from './sessions/busy-agent';
import { createSessionChanger } from './sessions/change-session';
import { createRoomFinder } from './sessions/conversation-room';
import { createDismissal } from './sessions/dismiss-revoked';
import { createHopTaker } from './sessions/hop';
import { createInviter } from './sessions/invite';
import { createDeskJoiner } from './sessions/join-desk';
import { createOwnSessions } from './sessions/own-session';
import { createLetters } from './sessions/letters';
import { createPresence } from './sessions/presence';
import type { Publisher } from './sessions/publisher';
import { createRelayCheck } from './sessions/relay-check';
import { createOpenReader } from './sessions/read-open';
import { relayOrigin } from './sessions/relay-origin';
import type { SocketGateway } from './sessions/socket-gateway';
import { createSockets } from './sessions/sockets';
import { createSupervision } from './sessions/supervise';
import { createSweep } from './sessions/sweep';
import { createTakeBack } from './sessions/take-back';
import type { Upstream } from './sessions/upstream';
import type { Stores } from './stores';
import { silent, type Telemetry } from './telemetry';
import { tracedPort } from './traced-port';
import { createOwnViews } from './views/own-views';
import { createStandingCheck } from './tokens/ask-standing';
import { createCredentials } from './tokens/credential';
import { createCustomerReader } from './tokens/customer-token';
import { createProofCheck } from './tokens/proof';
import { nobodyKnows, type StaffStanding } from './tokens/staff-standing';
import { createOperatorVerifier } from './tokens/operator-token';
import { createClaimsReader, type StaffSettings } from './tokens/staff-claims';
import { createStaffVerifier } from './tokens/staff-token';
import type { WidgetFiles } from './widget/widget-files';

export interface AppSettings {
  /** What `GET /health` names. */
  readonly version: string;
  /** The URL under which browsers reach the API, ending in `/api`. Proofs are made for URLs below it. */
  readonly publicBase: string;
  readonly staff: StaffSettings;
  /** Whose people add companies; nobody does without it. COMP-4 */
  readonly operatorTenant?: string;
  /** Signs participants' credentials: at least 32 bytes. */
  readonly credentialKey: Uint8Array;
  /** Keys that signed credentials before: what they sealed in the audit is still known. AUDIT-18 */
  readonly earlierCredentialKeys?: readonly Uint8Array[];
  readonly pinPepper: Pepper;
  /** Proxies of our own that add to `X-Forwarded-For`; 0 where the host itself knows who is connected. */
  readonly trustedProxies: number;
  /** Origins of desks beyond those that the companies name. */
  readonly deskOrigins: readonly string[];
  /** Origins of the Dataverse organisations that get a row for each session of their desks; none without them. ROW-5 */
  readonly organisations?: readonly string[];
  /** The version in the path of the widget's files. */
  readonly widgetVersion: string;
}

/** What the app is built on: adapters, time and chance. */
export interface AppParts {
  readonly stores: Stores;
  readonly publisher: Publisher;
  readonly sockets: SocketGateway;
  readonly upstream: Upstream;
  readonly auditSigner: AuditSigner;
  readonly checkpointAnchor: CheckpointAnchor;
  /** The keys of the staff's token issuer. */
  readonly staffKeys: JWTVerifyGetKey;
  /** Nobody can be asked when it is left out. */
  readonly staffStanding?: StaffStanding;
  /** Where the settings' organisations are written to. */
  readonly sessionRows?: SessionRows;
  /** Told of work that goes on after an answer; nobody waits for it when it is left out. */
  readonly later?: (work: Promise<void>) => void;
  readonly widgetFiles: WidgetFiles;
  /** Reads what companies' sites publish. */
  readonly readSite: ReadSite;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Nobody counts when it is left out. */
  readonly telemetry?: Telemetry;
}

export type Services = ReturnType<typeof createServices>;

/** Wires the services to each other and to their ports. */
export function createServices(settings: AppSettings, parts: AppParts) {
  const { clock, random, log, upstream, widgetFiles, auditSigner, staffKeys, telemetry = silent } = parts;
  const stores = tracedStores(parts.stores, telemetry);
  const publisher = tracedPort('publisher', parts.publisher, telemetry);
  const gateway = tracedPort('gateway', parts.sockets, telemetry);
  const checkpointAnchor = tracedPort('anchor', parts.checkpointAnchor, telemetry);
  const { sessions, participants, pins, offers, budgets, companies, policies, audit, once, letters, views } = stores;
  const standing = tracedPort('standing', parts.staffStanding ?? nobodyKnows, telemetry);
  const pepper = settings.pinPepper;
  const announce = createAnnouncer({ participants, companies, publisher, clock, log });
  const recordSeal = createRecordSeal([settings.credentialKey, ...(settings.earlierCredentialKeys ?? [])]);
  const journal = createJournal({ audit, seal: recordSeal, random, log });
  const ledger = createLedger({ audit, journal, clock, log });
  const noteTampering = createTamperingNote(journal, ledger, log);
  const settle = createSessionSettler({ sessions, ledger, journal, noteTampering });
  const refusals = createRefusals(stores.refusals, ledger, clock);
  const heads = createOpenHeads({ sessions, journal, ledger, noteTampering });
  const later = parts.later ?? (() => undefined);
  const organisations = settings.organisations ?? [];
  const rowWriter =
    parts.sessionRows &&
    createRowWriter({
      ...{ sessions, companies, organisations, later, clock, random, log, telemetry },
      rows: tracedPort('rows', parts.sessionRows, telemetry),
    });
  const rows = rowWriter ?? { soon: () => undefined };
  const releaseRow = createRowRelease(sessions); // also of rows from when they were written. ROW-6
  const change = createSessionChanger({
    ...{ sessions, journal, noteTampering, pins, announce, settle, rows, clock, log, telemetry },
  });
  const checkpoints = createCheckpoints({ ledger, heads, anchor: checkpointAnchor, signer: auditSigner, clock });
  const seal = createAuditSealer({
    ...{ sessions, journal, noteTampering, checkpoints, settle, signer: auditSigner, clock },
  });
  const notes = createChangeNotes({ ledger, journal, log });
  const forget = createRetention({ sessions, participants, audit, ledger, journal, releaseRow, clock, log });
  const credentials = createCredentials(settings.credentialKey, settings.publicBase, clock);
  const presence = createPresence(participants, change, publisher);
  const askStanding = createStandingCheck({ companies, standing, telemetry });
  const readOpen = createOpenReader(sessions, change, clock);
  const findBusy = createBusyFinder(sessions, change);
  const takeBack = createTakeBack(change);
  const findRoom = createRoomFinder(sessions, change, takeBack);
  const ownOffers = createOwnOffers({ offers, pins, ledger, clock });
  const guesses = createGuessBudget({ budgets, pins, clock });
  const issuePin = createPinIssuer({ pins, guesses, pepper, random });
  const readClaims = createClaimsReader({ settings: settings.staff, keys: staffKeys, clock });
  const selfCheck = createSelfCheck({
    ...{ once, publisher, gateway, staffKeys, widgetFiles, clock, random },
    ...{ anchor: checkpointAnchor, signer: auditSigner, directory: parts.staffStanding && standing },
    rows: rowWriter,
    organisations,
  });
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
    invite: createInviter({ sessions, journal, change, findBusy, findRoom, issuePin, settle, rows, clock, random }),
    redeem: createPinRedeemer({
      ...{ pins, sessions, participants, refusals, guesses, change, findBusy, pepper, clock, random },
    }),
    makeOffer: createOfferMaker({ offers, pins, budgets, ledger, pepper, clock, random }),
    ownOffers,
    takeOffer: createOfferTaker({
      ...stores,
      journal,
      ledger,
      settle,
      rows,
      ownOffers,
      takeBack,
      findBusy,
      findRoom,
      pepper,
      clock,
      random,
    }),
    supervise: createSupervision(sessions, change),
    ownSessions: createOwnSessions(sessions, change, readOpen),
    joinDesk: createDeskJoiner({ participants, presence, publisher, clock, random }),
    takeHop: createHopTaker({ participants, publisher, change }),
    sockets: createSockets({ once, participants, gateway, change, clock, random }),
    letters: createLetters({ letters, participants, publisher, change, clock, log }),
    createCompany: createCompanyMaker({ companies, policies, clock }, notes),
    pageSetup: createPageSetup({ ...settings, widgetFiles, relayOrigin: () => relayOrigin(gateway) }),
    administration: createAdministration({ companies, policies, notes, clock }),
    readPolicy: createPolicyReader(policies),
    auditSigner,
    holdSession: createHolder(sessions, ledger),
    eraseNames: createEraser({ sessions, companies, views, audit, ledger, journal, notes }),
    receiptOf: createReceipts({ sessions, companies, journal, change, signer: auditSigner }),
    auditReader: createAuditReader({ sessions, audit, ledger, journal, refusals, seal, clock }),
    figures: createFigures({ sessions, audit, ledger, refusals }),
    ownViews: createOwnViews({ views, random }),
    liveView: createLiveView({ readOpen, ledger, credentials, clock }),
    askStanding,
    verifyStaff: createStaffVerifier({ readClaims, companies }),
    verifyOperator: createOperatorVerifier(readClaims, settings.operatorTenant),
    readCustomer: createCustomerReader({ siteKeys: createSiteKeys(parts.readSite, clock), pepper, clock }),
    credentials,
    checkProof: createProofCheck(once, clock),
    selfCheck,
    relayCheck: createRelayCheck({ once, gateway, clock, random }),
    writeRows: rowWriter?.sweep ?? (async () => undefined),
    sweep: createSweep({
      ...{ sessions, pins, ownOffers, budgets, once, letters, change, clock },
      ...{ settle, refusals, companies, notes, checkpoints, heads, forget },
      keepPolicy: createPolicyKeeper(policies),
      dismiss: parts.staffStanding ? createDismissal({ sessions, askStanding, change, clock, log }) : async () => {},
    }),
  };
}

function tracedStores(stores: Stores, telemetry: Telemetry): Stores {
  const traced = <T extends object>(name: string, port: T) => tracedPort(name, port, telemetry);
  return {
    sessions: traced('sessions', stores.sessions),
    participants: traced('participants', stores.participants),
    pins: traced('pins', stores.pins),
    budgets: traced('budgets', stores.budgets),
    offers: traced('offers', stores.offers),
    companies: traced('companies', stores.companies),
    policies: traced('policies', stores.policies),
    audit: countedAudit(traced('audit', stores.audit), telemetry),
    refusals: countedRefusals(traced('refusals', stores.refusals), telemetry),
    once: traced('once', stores.once),
    letters: traced('letters', stores.letters),
    views: traced('views', stores.views),
  };
}
