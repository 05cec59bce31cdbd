import path from 'node:path';
import { startChat } from './chat';
import { COMPANIES } from './companies';
import { openDataverse } from './dataverse';
import { startDesk } from './desk';
import type { Directory } from './directory';
import { startIssuer } from './issuer';
import type { Ports } from './ports';
import { startBankSite, startTaxSite, type Around, type SiteOptions } from './sites';
import { startStartPage } from './startpage';
import type { WebServer } from './web/serve';
import { widgetOf } from './widget-of';

export interface SurroundingsOptions {
  readonly ports: Ports;
  readonly directory: Directory;
  /** Where data survives a restart. */
  readonly dataDir: string;
  /** The repository. */
  readonly root: string;
  /** Stands between visitors and both sites. */
  readonly around?: Around;
  /** Stands at the tax office's address in its place: somebody's own page, under that company's name. */
  readonly startGuest?: (options: SiteOptions) => Promise<WebServer>;
}

/** Everything of the twin but the function host and the relay: sites, chat, issuer, the agent's workspace. */
export async function startSurroundings(options: SurroundingsOptions): Promise<{ stop(): Promise<void> }> {
  const { ports, directory, dataDir, root, around, startGuest } = options;
  const running: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of running) await part.stop();
  };
  try {
    running.unshift(await startIssuer({ port: ports.issuer, directory, dataDir }));
    const chat = await startChat({ port: ports.chat, directory, dataDir });
    running.unshift(chat);
    const { widgetVersion } = widgetOf(root);
    const site = { directory, widgetVersion, ...(around === undefined ? {} : { around }) };
    running.unshift(await (startGuest ?? startTaxSite)({ port: ports.tax, ...site }));
    running.unshift(await startBankSite({ port: ports.bank, ...site }));
    const dataverse = openDataverse({
      ...{ root, directory, dataDir },
      conversations: () => COMPANIES.flatMap(({ id }) => chat.conversations(id)),
    });
    const controlsDir = path.join(root, 'crm-control/out/controls');
    running.unshift(await startDesk({ port: ports.desk, directory, controlsDir, dataverse }));
    running.unshift(await startStartPage({ port: ports.start, directory }));
    return { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
