import type { Point } from '../page/desk';
import type { Incidents } from './incidents';
import type { Trap } from './trap';

/** Documents drawn side by side in one page. */
export const BATCH = 20;

/** A document set free: if it goes unnoticed, so would everything else. */
const CONTROL =
  '<img src="http://evil.test/control.png"><img src="data:," onerror="window.hacked=1"><a id="out" href="#gone">x</a>';

export interface Tried {
  readonly incidents: Incidents;
  readonly refused: number;
}

/**
 * Draws documents at the desk, waits, clicks on every node, and says what came of it. Then once more with the frames opened to the
 * mouse, as the product never is: even then no script, no request and no other document may come of a click.
 */
export async function tryDocuments(trap: Trap, documents: readonly (readonly string[])[]): Promise<Tried> {
  const before = await trap.ask<string>('besideDesk.host()');
  trap.caught();
  const refused = await trap.ask<number>(
    `${JSON.stringify(documents)}.filter((parcels, cell) => besideDesk.draw(cell, parcels).length > 0).length`,
  );
  await trap.ask('besideDesk.rest()');
  await clickEverywhere(trap);
  const after = await trap.ask<string>('besideDesk.host()');
  const closed = trap.caught();
  await trap.ask('besideDesk.openFrames()');
  await clickEverywhere(trap);
  await trap.ask('besideDesk.clear()');
  const opened = trap.caught();
  return {
    refused,
    incidents: {
      executions: closed.executions + opened.executions,
      requests: closed.requests + opened.requests,
      navigations: closed.navigations + closed.movedWithin + opened.navigations,
      hostChanges: (before === after ? 0 : 1) + closed.errors + opened.errors,
    },
  };
}

async function clickEverywhere(trap: Trap): Promise<void> {
  for (const { x, y } of await trap.ask<readonly Point[]>('besideDesk.places()')) await trap.click(x, y);
  await trap.ask('besideDesk.rest()');
}

/** Whether the traps catch what they are for; otherwise words that say which do not. */
export async function controlFails(trap: Trap): Promise<string | null> {
  const before = await trap.ask<string>('besideDesk.host()');
  trap.caught();
  await trap.ask(`void (document.body.innerHTML += ${JSON.stringify(CONTROL)})`);
  await trap.ask('besideDesk.rest()');
  await trap.ask(`document.querySelector('#out').click()`);
  await trap.ask('besideDesk.rest()');
  const after = await trap.ask<string>('besideDesk.host()');
  const { executions, requests, movedWithin } = trap.caught();
  const blind = [
    executions === 0 ? 'scripts' : '',
    requests === 0 ? 'requests' : '',
    movedWithin === 0 ? 'navigations' : '',
    before === after ? 'host changes' : '',
  ].filter((what) => what !== '');
  return blind.length > 0 ? `the traps do not catch ${blind.join(', ')}: nothing can be said.` : null;
}
