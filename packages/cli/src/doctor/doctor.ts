import { parseArgs } from 'node:util';
import type { Command } from '../command';
import { checkApi } from './check-api';
import { ARRIVES_WITHIN_MS, checkMessage } from './check-message';
import { checkOrigin, checkPage } from './check-page';
import { checkSocket } from './check-socket';
import type { Finding } from './finding';

const HELP = `Usage: beside doctor [options] API

Looks at an installation from where you are: whether the API answers, its clock agrees with this one, its store, keys, relay and
widget work, WebSockets come through, and a page or desk is let in. Changes nothing.
With BESIDE_TOKEN in the environment, an access token for the API of an operator (or an administrator of a company), a message travels
through the relay and back to here; without it nobody is signed in, and that alone is left out.

  API              address of the API, ending in /api
  --page URL       a page with the widget: secure context, company, tag, file, content security policy
  --desk ORIGIN    origin of Dynamics 365, for example https://contoso.crm4.dynamics.com
  --hub NAME       hub of the relay (default beside)
  --json           one JSON object a line
  --help           this

Exit code: 0 all is well; 1 something is not, with its fix; 2 it was called wrongly.

Examples
  beside doctor http://localhost:7071/api --page http://localhost:4282/ --desk http://localhost:4281
  beside doctor https://beside.example/api --page https://www.example.com/form --desk https://contoso.crm4.dynamics.com`;

export const doctor: Command = {
  summary: 'whether an installation works, and what to do where it does not',
  run: async (args, output) => {
    const wish = readWish(args);
    if (wish === 'help') {
      output.out(HELP);
      return 0;
    }
    if (typeof wish === 'string') {
      output.error(`beside doctor: ${wish} "beside doctor --help" says more.`);
      return 2;
    }
    const { api, page, desk, hub, json } = wish;
    let isWell = true;
    const say = (findings: readonly Finding[]) => {
      for (const finding of findings) {
        isWell &&= finding.ok !== false;
        output.out(json ? JSON.stringify(finding) : lineOf(finding));
      }
    };
    const { findings, relay } = await checkApi(api, Date.now);
    say(findings);
    if (relay !== null) {
      const token = process.env['BESIDE_TOKEN'];
      say(await Promise.all([checkSocket(relay, hub), checkMessage(api, token, ARRIVES_WITHIN_MS)]));
    }
    if (desk) say(await checkOrigin('desk origin', desk.origin, api, 'deskOrigins'));
    if (page) say(await checkPage(page, api, relay));
    return isWell ? 0 : 1;
  },
};

function lineOf(finding: Finding): string {
  const found = finding.ok ? 'ok   ' : finding.ok === null ? '-    ' : 'FAULT';
  const line = `${found}  ${finding.name}: ${finding.words}`;
  return finding.ok ? line : `${line}\n       → ${finding.fix}`;
}

interface Wish {
  readonly api: URL;
  readonly page: URL | null;
  readonly desk: URL | null;
  readonly hub: string;
  readonly json: boolean;
}

function readWish(args: readonly string[]): Wish | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        page: { type: 'string' },
        desk: { type: 'string' },
        hub: { type: 'string', default: 'beside' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const [api, ...more] = positionals.map((text) => readUrl(text.replace(/\/$/, '')));
    if (!api || more.length > 0) return 'name one API, as a URL.';
    if (!api.pathname.endsWith('/api')) return 'the address of the API ends in /api.';
    const [page, desk] = [values.page, values.desk].map((text) => (text === undefined ? null : readUrl(text)));
    if (page === undefined || desk === undefined) return 'the page and the desk are URLs.';
    return { api, page, desk, hub: values.hub, json: values.json };
  } catch (error) {
    return error instanceof Error ? `${error.message.split('\n')[0]}.` : String(error);
  }
}

/** `undefined` for what is no URL that can be asked. */
function readUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}
