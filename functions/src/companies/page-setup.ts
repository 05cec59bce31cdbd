import { createHash } from 'node:crypto';
import type { WidgetFiles } from '../widget/widget-files';
import type { Company } from './company';

/** What a company's web developer puts into its pages. */
export interface PageSetup {
  /** The one script tag. */
  readonly tag: string;
  /** Lines for the pages' content security policy. */
  readonly policy: readonly string[];
}

interface Parts {
  /** Ends in `/api`. */
  readonly publicBase: string;
  readonly widgetVersion: string;
  readonly widgetFiles: WidgetFiles;
  /** Where clients connect, as an origin; `null` where that is not known now. */
  readonly relayOrigin: () => Promise<string | null>;
}

const LOADER = 'beside.js';

export function createPageSetup({ publicBase, widgetVersion, widgetFiles, relayOrigin }: Parts) {
  return async ({ id }: Pick<Company, 'id'>): Promise<PageSetup> => {
    const loader = await widgetFiles.read(LOADER);
    const integrity = loader && `sha384-${createHash('sha384').update(loader).digest('base64')}`;
    const attributes = [
      `src="${publicBase}/widget/${widgetVersion}/${LOADER}"`,
      ...(integrity ? [`integrity="${integrity}" crossorigin="anonymous"`] : []),
      `data-company="${id}" data-api="${publicBase}"`,
    ];
    const { origin } = new URL(publicBase);
    const relay = await relayOrigin();
    const connect = ['connect-src', origin, ...(relay === null ? [] : [relay])];
    return { tag: `<script ${attributes.join(' ')}></script>`, policy: [`script-src ${origin}`, connect.join(' ')] };
  };
}
