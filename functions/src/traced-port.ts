import type { Telemetry } from './telemetry';

/** The same port, each call of it a step of the trace, named `port.verb`. */
export function tracedPort<T extends object>(name: string, port: T, { step }: Telemetry): T {
  return new Proxy(port, {
    get(target, verb, receiver) {
      const member: unknown = Reflect.get(target, verb, receiver);
      if (typeof member !== 'function' || typeof verb !== 'string') return member;
      return (...given: unknown[]) =>
        step(`${name}.${verb}`, async () => Reflect.apply(member, target, given) as Promise<unknown>);
    },
  });
}
