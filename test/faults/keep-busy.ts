import { changeSteadily } from '../load/change-steadily';
import { patchFills } from '../load/patch-fill';
import type { WatchedSession } from './session-laws';

/** Of each session, per second. */
const CHANGES = 2;
const ACT_EVERY_MS = 1_500;

/** Pages change and agents act until it is stopped. @returns its stop, which resolves when of every act is told what became of it */
export function keepBusy(watched: readonly WatchedSession[], random: () => number): () => Promise<void> {
  let isOver = false;
  const fill = patchFills(random);
  const told: Promise<void>[] = [];
  const changing = watched.map(({ session }, at) =>
    changeSteadily(session, { rate: CHANGES, phase: at / watched.length, goesOn: () => !isOver }, fill),
  );
  const acting = setInterval(() => {
    for (const { session, acts } of watched) {
      const act = acts.next();
      told.push(session.act(act).then((delivery) => acts.settled(act, delivery)));
    }
  }, ACT_EVERY_MS);
  return async () => {
    isOver = true;
    clearInterval(acting);
    await Promise.all([...changing, ...told]);
  };
}
