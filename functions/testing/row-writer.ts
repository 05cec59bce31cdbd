import type { Clock, Random, SessionRows, Stores } from '../src/index';
import { createRowWriter as createWriter } from '../src/records/write-rows';
import { silent } from '../src/telemetry';
import { workAfter } from './work-after';

export interface WriterParts {
  readonly stores: Stores;
  readonly rows: SessionRows;
  readonly organisations: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
}

/** What writes rows, by itself: one for each instance of the server that is to run over the same stores. */
export function createRowWriter({ stores, rows, organisations, clock, random }: WriterParts) {
  const after = workAfter();
  const writer = createWriter({
    ...{
      sessions: stores.sessions,
      companies: stores.companies,
      rows,
      organisations,
      clock,
      random,
      telemetry: silent,
    },
    later: after.later,
    log: () => undefined,
  });
  return {
    /** As after a change of the session. */
    async write(id: string): Promise<void> {
      writer.soon('norland', id);
      await after.done();
    },
    sweep: () => writer.sweep(),
  };
}
