import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundlePages } from '../../../solution/src/bundle-pages';
import { COMPANIES } from '../companies';
import { wsOrigin, type Directory } from '../directory';
import { startWebServer, type WebServer } from '../web/serve';
import { staticFiles } from '../web/static-files';
import { readSolutionForms } from './solution-forms';

export interface DeskOptions {
  readonly port: number;
  readonly directory: Directory;
  /** Where the built controls are; the default is what `npm run build -w crm-control` makes. */
  readonly controlsDir?: string;
  /** What the organisation itself answers: its Web API, and a page that takes it away. */
  readonly dataverse?: (request: Request) => Promise<Response | undefined>;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SOLUTION = here('../../../solution');
const BUILT_CONTROLS = here('../../../crm-control/out/controls');

const REDIRECT = '/WebResources/beside_redirect.html';

/** The libraries that the platform brings along, from the very packages the controls are built against; and the React of model-driven apps. */
const VENDOR: Readonly<Record<string, readonly [pkg: string, file: string, of?: 'react-17']>> = {
  '/vendor/react.js': ['react', 'umd/react.production.min.js'],
  '/vendor/react-dom.js': ['react-dom', 'umd/react-dom.production.min.js'],
  '/vendor/react-17.js': ['react', 'umd/react.production.min.js', 'react-17'],
  '/vendor/react-dom-17.js': ['react-dom', 'umd/react-dom.production.min.js', 'react-17'],
  '/vendor/fluent.js': ['@fluentui/react', 'dist/fluentui-react.umd.js'],
  '/vendor/oidc.js': ['oidc-client-ts', 'dist/browser/oidc-client-ts.min.js'],
};

/** Dynamics sets no strict script policy; what matters here is that the mirror can be drawn and nothing foreign is loaded. */
const policyOf = ({ api, pubsub, chat, issuer, start }: Directory) =>
  [
    "default-src 'none'",
    "script-src 'self' 'unsafe-eval'", // development builds of pcf-scripts
    "style-src 'self' 'unsafe-inline'", // Fluent 8 writes style elements
    "img-src 'self' data: blob:",
    "font-src 'self' data: blob:",
    `connect-src 'self' ${api} ${pubsub} ${wsOrigin(pubsub)} ${wsOrigin(chat)} ${issuer}`,
    `frame-src 'self' ${issuer}`,
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors 'self' ${start}`,
  ].join('; ');

async function allowOwnScript(page: Response | undefined): Promise<Response | undefined> {
  if (!page) return undefined;
  const text = await page.text();
  const script = /<script>([^]*?)<\/script>/.exec(text)?.[1] ?? '';
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; frame-ancestors 'self'`;
  return new Response(text, { headers: { 'content-type': 'text/html', 'content-security-policy': policy } });
}

/** The agent's workspace, as Dynamics 365 shows it, with the built controls in it. */
export function startDesk({
  port,
  directory,
  controlsDir = BUILT_CONTROLS,
  dataverse,
}: DeskOptions): Promise<WebServer> {
  const page = staticFiles(here('./page'));
  const controls = staticFiles(controlsDir);
  const resolve = createRequire(here('../../../crm-control/package.json')).resolve;
  const resolveOf17 = createRequire(here('../../../packages/react-17/package.json')).resolve;
  const policy = policyOf(directory);
  /** What the solution brings into a CRM for signing in: one page with its script in it. */
  const redirect = staticFiles(join(controlsDir, '..'));
  const settings = {
    directory,
    chat: wsOrigin(directory.chat),
    companies: COMPANIES.map(({ id, name, tenantId }) => ({ id, name, tenantId })),
  };

  /** What else it brings: its forms, the app tab, the opener of side panes. */
  const forms = readSolutionForms(join(SOLUTION, 'unpacked'));
  const resources = staticFiles(join(SOLUTION, 'unpacked'));
  const scripts = bundlePages(join(SOLUTION, 'pages')).then((built) => new Map(built));
  const resource = async (path: string) => {
    const script = (await scripts).get(basename(path));
    return script
      ? new Response(new Uint8Array(script), { headers: { 'content-type': 'text/javascript' } })
      : resources(path);
  };

  const find = async (path: string): Promise<Response | undefined> => {
    if (path === '/forms.json') return Response.json(forms);
    if (path === '/settings.json') return Response.json(settings);
    const vendor = VENDOR[path];
    if (vendor) {
      const [pkg, file, of] = vendor;
      const root = dirname((of ? resolveOf17 : resolve)(`${pkg}/package.json`));
      return staticFiles(root)(join('/', file));
    }
    if (path === REDIRECT) return allowOwnScript(await redirect('/redirect.html'));
    if (path.startsWith('/WebResources/')) return resource(path);
    if (path.startsWith('/controls/')) return controls(path.slice('/controls'.length));
    return page(path === '/' ? '/index.html' : path);
  };

  return startWebServer({
    name: 'desk',
    port,
    async handle(request) {
      const found =
        (await dataverse?.(request)) ??
        (await find(new URL(request.url).pathname)) ??
        new Response('Not here.', { status: 404 });
      if (!found.headers.has('content-security-policy')) found.headers.set('content-security-policy', policy);
      return found;
    },
  });
}
