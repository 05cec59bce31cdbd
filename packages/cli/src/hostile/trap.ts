import type { Browser, CDPSession, Page } from 'playwright-core';
import type { DeskServer } from './desk-server';
import type { Sink } from './sink';

/** Names the tool's own scripts, so that every other one counts. */
const OWN_SCRIPT = 'beside-tool.js';
const DESK = 'http://desk.test/desk';

export interface Caught {
  readonly executions: number;
  readonly requests: number;
  /** Documents that took the place of others, windows, downloads; and jumps within a document. */
  readonly navigations: number;
  readonly movedWithin: number;
  /** Exceptions that nobody caught. */
  readonly errors: number;
}

/** A page that stands for the desk, and everything that could betray it watched from outside: the engine's own debugger and the network. */
export interface Trap {
  /** Evaluates an expression in the desk; the scripts of the page's own content are counted, this one is not. */
  ask<T>(expression: string): Promise<T>;
  click(x: number, y: number): Promise<void>;
  /** What happened since it was last asked, the host's own changes apart. */
  caught(): Caught;
  close(): Promise<void>;
}

export async function setTrap(browser: Browser, sink: Sink, server: DeskServer, script: string): Promise<Trap> {
  const context = await browser.newContext({ viewport: { width: 1_900, height: 1_120 }, acceptDownloads: false });
  const page = await context.newPage();
  await page.goto(DESK);
  const session = await context.newCDPSession(page);
  let executions = 0;
  let navigations = 0;
  let movedWithin = 0;
  let errors = 0;
  await watch(page, session, {
    execution: () => (executions += 1),
    navigation: () => (navigations += 1),
    movedWithin: () => (movedWithin += 1),
    error: () => (errors += 1),
  });
  const ask = async <T>(expression: string): Promise<T> => {
    const answer = await session.send('Runtime.evaluate', {
      expression: `${expression}\n//# sourceURL=${OWN_SCRIPT}`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (answer.exceptionDetails)
      throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    return answer.result.value as T;
  };
  await ask(script);
  return {
    ask,
    click: async (x, y) => {
      const button = { x, y, button: 'left', clickCount: 1 } as const;
      await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...button });
      await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...button });
    },
    caught: () => {
      const now = { executions, navigations, movedWithin, errors, requests: sink.taken() + server.taken() };
      executions = 0;
      navigations = 0;
      movedWithin = 0;
      errors = 0;
      return now;
    },
    close: () => context.close(),
  };
}

async function watch(
  page: Page,
  session: CDPSession,
  on: { execution(): void; navigation(): void; movedWithin(): void; error(): void },
): Promise<void> {
  // The debugger is told of every script that the page compiles: elements, handlers, javascript: URLs. An isolated world is the
  // driver's own: no page reaches into it.
  const isOwn = ({ url, executionContextAuxData }: { url: string; executionContextAuxData?: object }) =>
    url === OWN_SCRIPT || (executionContextAuxData as { type?: string } | undefined)?.type === 'isolated';
  session.on('Debugger.scriptParsed', (parsed) => !isOwn(parsed) && on.execution());
  session.on('Debugger.scriptFailedToParse', (parsed) => !isOwn(parsed) && on.execution());
  // Every frame begins with one navigation, to nothing.
  const begun = new Set<string>();
  session.on('Page.frameNavigated', ({ frame: { id, url } }) => {
    if (url !== 'about:blank' || begun.has(id)) on.navigation();
    begun.add(id);
  });
  session.on('Page.navigatedWithinDocument', () => on.movedWithin());
  page.on('dialog', (dialog) => {
    on.execution();
    void dialog.dismiss();
  });
  page.on('download', () => on.navigation());
  page.on('worker', () => on.execution());
  page.on('pageerror', () => on.error());
  page.context().on('page', (opened) => {
    on.navigation();
    void opened.close();
  });
  await session.send('Page.enable');
  await session.send('Debugger.enable');
}
