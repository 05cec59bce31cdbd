import { changeAll, type Work } from './change-all';
import { openSessions, type SessionNumbers } from './open-sessions';
import { openPlace, type PlaceSettings } from './place';
import { runPart } from '../support/parts/run-part';

/** Both ends of some of the sessions, which are live when it serves; its work is to change their pages. */
export interface GeneratorSettings extends Work {
  readonly place: PlaceSettings;
  readonly numbers: SessionNumbers;
}

runPart(
  async ({ place, numbers, ...work }: GeneratorSettings, report) => ({
    sessions: await openSessions(await openPlace(place), numbers, report),
    work,
  }),
  ({ sessions, work }) => changeAll(sessions, work),
);
