/** The default port of every part; api and pubsub are those of Microsoft's own local tools. */
const DEFAULT_PORTS = {
  start: 4280,
  desk: 4281,
  tax: 4282,
  bank: 4283,
  issuer: 4284,
  chat: 4285,
  api: 7071,
  pubsub: 8080,
} as const;

export type PartName = keyof typeof DEFAULT_PORTS;
export type Ports = Readonly<Record<PartName, number>>;

const isPart = (name: string | undefined): name is PartName => name !== undefined && name in DEFAULT_PORTS;
const isPort = (port: number) => Number.isInteger(port) && port >= 0 && port <= 65_535;

/** `--port desk=5001` beats BESIDE_PORT_DESK, which beats the default. Throws an Error that a person can act on. */
export function choosePorts(env: Readonly<Record<string, string | undefined>>, args: readonly string[]): Ports {
  const ports: Record<PartName, number> = { ...DEFAULT_PORTS };
  const set = (name: string | undefined, value: string | undefined, where: string) => {
    const port = Number(value);
    if (!isPart(name) || !value || !isPort(port)) {
      throw new Error(
        `${where} is not understood. Use --port NAME=NUMBER with one of: ${Object.keys(ports).join(', ')}.`,
      );
    }
    ports[name] = port;
  };
  for (const name of Object.keys(ports)) {
    const variable = `BESIDE_PORT_${name.toUpperCase()}`;
    if (env[variable]) set(name, env[variable], `${variable}=${env[variable]}`);
  }
  args.forEach((arg, at) => {
    const given = arg === '--port' ? args[at + 1] : arg.startsWith('--port=') ? arg.slice('--port='.length) : undefined;
    if (given === undefined && arg !== '--port') return;
    const [name, value] = (given ?? '').split('=');
    set(name, value, `--port ${given ?? ''}`);
  });
  return ports;
}

/** What to say when a port is taken. */
export const portInUse = (name: string, port: number): string =>
  `Port ${port} for "${name}" is already in use. Stop what runs there, or choose another: npm start -- --port ${name}=${port + 1000} (or BESIDE_PORT_${name.toUpperCase()}=${port + 1000}).`;
