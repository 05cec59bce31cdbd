import { parseArgs } from 'node:util';
import { DEFAULT_ACCESS_KEY, DEFAULT_PORT, startPubSub, type EventHandler } from './index';

const HELP = `Azure Web PubSub emulator

  npm run emulator -- [--port N] [--access-key KEY] [--hub NAME --upstream URL] [--origin ORIGIN]...

  --port         default ${DEFAULT_PORT}; 0 takes a free one
  --access-key   default is the key of Microsoft's emulator
  --hub          hub whose events go upstream
  --upstream     address of the event handler; may contain {hub} and {event}
  --origin       an origin a browser may come from (repeatable); default: any page served from this machine
`;

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: String(DEFAULT_PORT) },
    'access-key': { type: 'string', default: DEFAULT_ACCESS_KEY },
    hub: { type: 'string' },
    upstream: { type: 'string' },
    origin: { type: 'string', multiple: true },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  process.stdout.write(HELP);
} else {
  const handler: EventHandler | undefined = values.upstream
    ? { urlTemplate: values.upstream, systemEvents: ['connect', 'connected', 'disconnected'], userEventPattern: '*' }
    : undefined;
  const pubsub = await startPubSub({
    port: Number(values.port),
    accessKey: values['access-key'],
    ...(values.hub && handler ? { upstream: { [values.hub]: handler } } : {}),
    ...(values.origin ? { allowedOrigins: values.origin } : {}),
    log: (line) => process.stderr.write(`${line}\n`),
  }).catch((error: Error) => {
    const said =
      (error.cause as NodeJS.ErrnoException | undefined)?.code === 'EADDRINUSE'
        ? `Port ${values.port} is in use; choose another with --port N.`
        : error.message;
    process.stderr.write(`${said}\n`);
    return process.exit(1);
  });
  process.stdout.write(`Web PubSub emulator on ${pubsub.url}\n${pubsub.connectionString}\n`);
  const end = () => void pubsub.stop().then(() => process.exit(0));
  process.on('SIGINT', end).on('SIGTERM', end);
}
