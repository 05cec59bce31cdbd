import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../support/free-ports';
import { COMPANIES, type Role } from '../twin/companies';
import { directoryOf, type Directory } from '../twin/directory';
import { startIssuer } from '../twin/issuer';
import { loadSigningKey } from '../twin/issuer/signing-key';
import { accessClaims, signClaims } from '../twin/issuer/tokens';
import { DEFAULT_ACCESS_KEY } from '../twin/pubsub/limits';
import { bundlePart } from './bundle-part';
import type { HostSettings } from './host-part';
import { createPart, type Part } from './part';
import type { RelaySettings } from './relay-part';

const HUB = 'beside';
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
/** Below the repository, since what is built there finds its native libraries. */
const BUILT = here('../.artifacts');

/** Relay and function host in processes of their own, and an issuer in this one that knows as many people as are wanted. */
export interface Installation {
  readonly directory: Directory;
  /** The API's base; ends without a slash. */
  readonly api: string;
  readonly company: string;
  readonly relay: Part;
  readonly host: Part;
  /** An access token of a person of the company; the same number is the same person. */
  token(person: number, role: Role): Promise<string>;
  stop(): Promise<void>;
}

export async function openInstallation(): Promise<Installation> {
  const ports = await freePorts();
  const directory = directoryOf(ports);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'beside-load-'));
  mkdirSync(BUILT, { recursive: true });
  const built = mkdtempSync(path.join(BUILT, 'load-'));
  const [company] = COMPANIES;
  if (!company) throw new Error('there is no company');

  const relay: RelaySettings = { port: ports.pubsub, hub: HUB, upstream: `${directory.api}/api/pubsub/events` };
  const host: HostSettings = {
    ...{ port: ports.api, directory, dataDir },
    pubsub: `Endpoint=http://localhost;Port=${ports.pubsub};AccessKey=${DEFAULT_ACCESS_KEY};Version=1.0;`,
  };
  const parts = {
    relay: createPart('relay', await bundlePart(here('./relay-part.ts'), built), relay),
    host: createPart('host', await bundlePart(here('./host-part.ts'), built), host),
  };
  const issuer = await startIssuer({ port: ports.issuer, directory, dataDir });
  const key = await loadSigningKey(dataDir);

  async function stop(): Promise<void> {
    await parts.host.kill();
    await parts.relay.kill();
    await issuer.stop();
    for (const folder of [dataDir, built]) rmSync(folder, { recursive: true, force: true });
  }

  try {
    await Promise.all([parts.relay.start(), parts.host.start()]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...parts,
    directory,
    api: `${directory.api}/api`,
    company: company.id,
    token: (number, role) => {
      const person = { oid: `load-${number}`, name: `Agent ${number}`, email: '', roles: [role], title: '' };
      const now = Math.floor(Date.now() / 1_000);
      return signClaims(key, accessClaims(issuer.url, company, person, 'beside-desk', now));
    },
    stop,
  };
}
