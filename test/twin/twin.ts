import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { startChat } from './chat';
import { startDesk } from './desk';
import { directoryOf, type Directory } from './directory';
import { HUB, startHost } from './host';
import { startIssuer } from './issuer';
import type { Ports } from './ports';
import { startPubSub, type PubSub } from './pubsub';
import { startBankSite, startTaxSite, type Around, type SiteOptions } from './sites';
import { startStartPage } from './startpage';
import type { WebServer } from './web/serve';

export type { Around };

export interface TwinOptions {
  readonly ports: Ports;
  /** Where data survives a restart. */
  readonly dataDir: string;
  /** The repository. */
  readonly root: string;
  readonly log: (line: string) => void;
  /** How long a lost connection may still come back. */
  readonly recoveryWindowMs?: number;
  /** Stands between visitors and both sites. */
  readonly around?: Around;
  /** Stands at the tax office's address in its place: somebody's own page, under that company's name. */
  readonly startGuest?: (options: SiteOptions) => Promise<WebServer>;
}

/** The whole product on one machine. */
export interface Twin {
  readonly directory: Directory;
  readonly pubsub: () => PubSub;
  /** Ends the function host or the relay like a killed process, and starts it anew on the same port and data. */
  restartHost(): Promise<void>;
  restartPubSub(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTwin({
  ports,
  dataDir,
  root,
  log,
  recoveryWindowMs,
  around,
  startGuest,
}: TwinOptions): Promise<Twin> {
  const directory = directoryOf(ports);
  const widgetDir = path.join(root, 'widget/dist');
  const widgetVersion = versionOf(widgetDir);
  const running: { stop(): Promise<void> }[] = [];
  const keep = <T extends { stop(): Promise<void> }>(part: T): T => {
    running.unshift(part);
    return part;
  };

  const openPubSub = () =>
    startPubSub({
      port: ports.pubsub,
      upstream: {
        [HUB]: {
          urlTemplate: `${directory.api}/api/pubsub/events`,
          systemEvents: ['connect', 'connected', 'disconnected'],
        },
      },
      ...(recoveryWindowMs === undefined ? {} : { recoveryWindowMs }),
    });
  const openHost = (connectionString: string) =>
    startHost({
      port: ports.api,
      directory,
      dataDir,
      pubsub: connectionString,
      widgetDir,
      widgetVersion,
      log,
      isCounted: process.env['BESIDE_TELEMETRY'] === '1',
    });

  try {
    let pubsub = await openPubSub();
    let host = await openHost(pubsub.connectionString).catch(async (error: unknown) => {
      await pubsub.stop();
      throw error;
    });
    keep({ stop: async () => Promise.all([host.stop(), pubsub.stop()]).then(() => undefined) });
    keep(await startIssuer({ port: ports.issuer, directory, dataDir }));
    keep(await startChat({ port: ports.chat, directory, dataDir }));
    const site = { directory, widgetVersion, ...(around === undefined ? {} : { around }) };
    keep(await (startGuest ?? startTaxSite)({ port: ports.tax, ...site }));
    keep(await startBankSite({ port: ports.bank, ...site }));
    keep(await startDesk({ port: ports.desk, directory, controlsDir: path.join(root, 'crm-control/out/controls') }));
    keep(await startStartPage({ port: ports.start, directory }));
    return {
      directory,
      pubsub: () => pubsub,
      restartHost: async () => {
        await host.stop();
        host = await openHost(pubsub.connectionString);
      },
      restartPubSub: async () => {
        await pubsub.stop();
        pubsub = await openPubSub();
      },
      stop: async () => {
        for (const part of running) await part.stop();
      },
    };
  } catch (error) {
    for (const part of running) await part.stop();
    throw error;
  }
}

/** Package version and content: files under one version never change, so a browser may keep them for good. */
function versionOf(widgetDir: string): string {
  const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
  const manifest = readFileSync(path.join(widgetDir, 'manifest.json'));
  return `${version}-${createHash('sha256').update(manifest).digest('hex').slice(0, 8)}`;
}
