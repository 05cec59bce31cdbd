/** What a document must not achieve, counted. */
export interface Incidents {
  readonly executions: number;
  readonly requests: number;
  readonly navigations: number;
  readonly hostChanges: number;
}

export const NOTHING: Incidents = { executions: 0, requests: 0, navigations: 0, hostChanges: 0 };

export function sum(a: Incidents, b: Incidents): Incidents {
  return {
    executions: a.executions + b.executions,
    requests: a.requests + b.requests,
    navigations: a.navigations + b.navigations,
    hostChanges: a.hostChanges + b.hostChanges,
  };
}

export function isNothing({ executions, requests, navigations, hostChanges }: Incidents): boolean {
  return executions + requests + navigations + hostChanges === 0;
}

export function inWords({ executions, requests, navigations, hostChanges }: Incidents): string {
  return `${executions} executions, ${requests} requests, ${navigations} navigations, ${hostChanges} host changes`;
}
