/** Every number both ends must agree on, with its unit and its reason. One home: nothing here is repeated elsewhere. */

/** A Web PubSub message may be 1 MiB, base64 in JSON costs a third and metering is per 2 KiB: a quarter leaves room. WIRE-6 */
export const MAX_FRAME_BYTES = 256 * 1024;
/** Channel header, seal, signature, and padding up to the next bucket (a fifteenth at this size) that a frame adds to its payload. */
export const FRAME_OVERHEAD_BYTES = 16 * 1024;
/** Who looks at one session at a time: two agents, a guest, a supervisor, and each of them coming back. SEAL-8 */
export const MAX_VIEWERS = 8;
/** A viewer says at least this often that it still looks. SEAL-8 */
export const STILL_HERE_MS = 5_000;
/** A hub that has heard no viewer for this long begins anew, under a new key. SEAL-8 */
export const SILENCE_MS = 15_000;
/** Below this deflate saves less than it costs. WIRE-7 */
export const COMPRESS_ABOVE_BYTES = 256;
/** A parcel that inflates past this is a bomb, not a page. WIRE-7 */
export const MAX_PARCEL_BYTES = 32 * 1024 * 1024;
/** Longest text of one node or value that travels. WIRE-3 */
export const MAX_TEXT_BYTES = 256 * 1024;
/** Longest style sheet that travels. WIRE-3 */
export const MAX_CSS_BYTES = 2 * 1024 * 1024;
/** Longest name: tag, attribute, language tag, token. WIRE-3 */
export const MAX_NAME_BYTES = 256;
/** Attributes of one element. WIRE-3 */
export const MAX_ATTRIBUTES = 128;
/** Operations of one patch, nodes of one insertion: one slice of work at the mirror. WIRE-3 */
export const MAX_OPERATIONS = 4096;
/** Messages of one parcel. WIRE-3 */
export const MAX_MESSAGES = 4096;
/** Nodes that a mirror keeps; a page beyond it is cut with a tile. WIRE-3 */
export const MAX_NODES = 200_000;
/** Deepest tree that a mirror draws; browsers' own parsers stop at 512. WIRE-3 */
export const MAX_DEPTH = 512;

/** Frames that the hub keeps for byte-identical resend: some ten seconds of a busy page. WIRE-9 */
export const RING_FRAMES = 512;
/** And their bytes; past either bound a gap becomes a new epoch. WIRE-9 */
export const RING_BYTES = 8 * 1024 * 1024;
/** Frames a viewer holds back while it waits for a missing one. WIRE-9 */
export const HOLD_BACK_FRAMES = 256;
/** A viewer asks again for what is missing after this. WIRE-9 */
export const GAP_RETRY_MS = 400;
/** A viewer asks for a new epoch when a gap is still open after this. WIRE-9 */
export const GAP_GIVE_UP_MS = 4_000;
/** The hub says it is alive this often when it has nothing else to say; a third of the view lease. WIRE-10 */
export const BEAT_MS = 1_000;
/** A desk that has heard nothing for this long covers the page by itself. SESS-8 */
export const VIEW_LEASE_MS = 3_000;
/** A viewer confirms what it has seen this often, so that the hub can tell how far behind it is. WIRE-11 */
export const ACK_EVERY_MS = 500;
/** Bytes under way to the slowest viewer above which the hub holds changes back, last value wins. WIRE-11 */
export const IN_FLIGHT_BYTES = 1024 * 1024;
/** A command that is older than this when it arrives does nothing. CTRL-2 */
export const COMMAND_LIFETIME_MS = 3_000;
/** The beats say for this long that a command was taken, and its viewer waits as long for the word: a link may be down meanwhile. CTRL-2 */
export const COMMAND_WORD_MS = 6_000;
/** A command that was not confirmed is sent again after this, until it expires. CTRL-2 */
export const COMMAND_RETRY_MS = 500;

/** Changes after the first are gathered for this long: two frames at 60 Hz. */
export const COALESCE_MS = 33;
/** While changes keep coming they are gathered for up to this long: eight pictures a second, and each frame is paid for. */
export const COALESCE_BUSY_MS = 120;
/** Pointers, selections and looks are told at most this often: 20 Hz, which the eye takes for a movement. */
export const POINTER_MS = 50;
/** Both ends compare their page state when nothing changed for this long. WIRE-12 */
export const CHECKPOINT_IDLE_MS = 1_000;

/** Longest step of a handshake. SEAL-2 */
export const MAX_LETTER_BYTES = 640;
/** Letters of one participant: three handshakes, and each of their steps twice. SEAL-6 */
export const MAX_LETTERS = 12;

/** Digits of an agent-issued PIN: 1e8 against a few dozen live ones. PIN-1 */
export const AGENT_PIN_DIGITS = 8;
/** Digits of a PIN while somebody guesses: each guess is worth ten thousand times less. PIN-7 */
export const LONG_PIN_DIGITS = 12;
/** Long enough to read aloud and type, short enough not to be found again. PIN-2 */
export const PIN_LIFETIME_MS = 10 * 60_000;
/** Digits of a PIN that the customer reads out: only signed-in agents of the same company can use it. PIN-8 */
export const CUSTOMER_PIN_DIGITS = [6, 8, 12] as const;
/** A request waits this long for an agent; longer, and the customer has gone on. SESS-16 */
export const REQUEST_LIFETIME_MS = 15 * 60_000;
/** A customer who waits asks this often whether somebody has come. SESS-16 */
export const OFFER_POLL_MS = 2_000;
/** A request whose page has not asked for this long has left the queue; a hidden tab may ask but once a minute. SESS-16 */
export const REQUEST_AWAY_MS = 150_000;
/** Consent that is not answered counts as No. SESS-3 */
export const CONSENT_LIFETIME_MS = 5 * 60_000;
/** A customer whose page is away (reload, link, sleep, network) has this long to come back. SESS-5 */
export const GRACE_MS = 2 * 60_000;
/** A desk that the CRM destroyed parks the session this long. SESS-6 */
export const PARK_MS = 10 * 60_000;
/** Nobody did anything for this long: the end. SESS-7 */
export const INACTIVITY_MS = 10 * 60_000;
/** STOP that is not answered becomes End. SESS-4 */
export const STOP_ANSWER_MS = 60_000;
/** No session is longer than a shift. SESS-7 */
export const ABSOLUTE_MS = 8 * 60 * 60_000;
/** Each end tells the server that it is there, and whether anything happened, this often. */
export const HEARTBEAT_MS = 20_000;

/** Largest picture or font that travels: a photo as wide as a window is a third of it. WIRE-16 */
export const MAX_ASSET_BYTES = 512 * 1024;
/** All that a page refers to at a time: some seconds of a slow uplink, and what a desk keeps in memory. WIRE-16 */
export const MAX_HELD_ASSET_BYTES = 6 * 1024 * 1024;
/** And how many: a page of icons has a hundred. WIRE-16 */
export const MAX_HELD_ASSETS = 256;
/** Assets that one `want` asks for; it must fit one frame. WIRE-15 */
export const MAX_WANTED_ASSETS = 64;
/** Longest side of a picture that a mirror decodes, in px: what browsers' own canvases take everywhere. WIRE-17 */
export const MAX_PICTURE_SIDE_PX = 8_192;
/** And its area: 160 MB when decoded. WIRE-17 */
export const MAX_PICTURE_PIXELS = 40_000_000;
/** What a font unpacks to, as it says itself; fonts for Chinese and Japanese in subsets stay below. WIRE-17 */
export const MAX_FONT_BYTES = 8 * 1024 * 1024;
/** A canvas or video is looked at this often: one can follow it, and it costs the page little. PRIV-16 */
export const STILL_EVERY_MS = 1_000;

/** Points of one mark: a line of 20 s at 12 a second. CTRL-11 */
export const MAX_MARK_POINTS = 256;
/** A note is a sentence, not a letter. CTRL-11 */
export const MAX_NOTE_BYTES = 400;
/** Marks of one viewer at a time; the oldest goes first. CTRL-11 */
export const MAX_MARKS = 64;
/** A laser's line fades after this. */
export const LASER_MS = 1_500;
/** One line of the chat within a session. CTRL-12 */
export const MAX_SAID_BYTES = 2_000;
/** Longest value that an act can bring. CTRL-7 */
export const MAX_VALUE_BYTES = 16 * 1024;
/** Options of one list that an act can name. */
export const MAX_OPTIONS = 10_000;
/** Acts of one viewer in a second that are looked at; a person makes ten. CTRL-10 */
export const MAX_ACTS_PER_SECOND = 40;
/** What follows from an act is watched for this long after it: a page's own delays are shorter. CTRL-6 */
export const ACT_AFTERMATH_MS = 3_000;
/** Questions to the customer that may stand open at a time. */
export const MAX_QUESTIONS = 8;
/** Events of one report of the customer's browser to the audit. AUDIT-6 */
export const MAX_REPORTED_EVENTS = 32;
/** Pages that a company's rules can give a label. AUDIT-25 */
export const MAX_PAGE_LABELS = 200;
/** Highest count that a report can name. */
export const MAX_REPORTED_COUNT = 100_000;
