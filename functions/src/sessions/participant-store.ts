import type { Role } from '@beside/protocol';

/** One end of a session: who holds which key, and where it is connected now. */
export interface Participant {
  /** UUID; also the user id of its connections. */
  readonly id: string;
  readonly company: string;
  readonly session: string;
  readonly role: Role;
  /** RFC 7638 thumbprint of the participant's key. */
  readonly jkt: string;
  /** Its latest connection; `null` while it has none. */
  readonly connection: string | null;
}

export interface ParticipantStore {
  /** Create-only; `false` when the id is taken. */
  create(participant: Participant): Promise<boolean>;
  get(id: string): Promise<Participant | null>;
  bySession(session: string): Promise<readonly Participant[]>;
  /** Remembers the latest connection. */
  connect(id: string, connection: string): Promise<void>;
  /** Forgets the connection if it is still the latest; an older one changes nothing. */
  disconnect(id: string, connection: string): Promise<void>;
  /**
   * Binds the participant to another key, if it is bound to `from` or to `to` already; the participant, or `null`. Of several at once
   * with other keys one is heard.
   */
  rekey(id: string, from: string, to: string): Promise<Participant | null>;
  remove(id: string): Promise<void>;
}
