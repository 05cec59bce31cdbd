import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findChromium, NO_CHROMIUM } from '../browser/find-chromium';
import { launchChromium } from '../browser/launch-chromium';
import { pageScript } from '../browser/page-scripts';
import type { Command, Output } from '../command';
import { openDeskServer } from './desk-server';
import { inWords, isNothing, NOTHING, sum } from './incidents';
import { BATCH, controlFails, tryDocuments } from './try-documents';
import { openSink } from './sink';
import { openLiar, type LiarPage } from './liar-page';
import { setTrap, type Trap } from './trap';

const HELP = `Usage: beside hostile --file PAYLOADS.json

Feeds HTML documents to the mirror as a lying sender would: parsed without running, then sent through the real wire with every tag,
attribute, URL and style as it stands, past the filter at the customer's side. Each is drawn in Chromium, once as a whole and once
piece by piece, and every node of it is clicked with trusted input: first as the product stands, then with the frame opened to the
mouse, which the product never does.

  --file F   a JSON array of HTML strings
  --help     this

Counted are: scripts that the browser compiled for the page, requests and connections that reached the network (every host name
leads to a server of this tool; what a policy blocks does not get there), navigations of any frame, windows and downloads, and
changes of the page around the mirror. The tool first shows that its traps work on a document that it sets free.

Exit code: 0 nothing happened; 1 something did; 2 it could not be tried.`;

/** Where Chromium itself asks for updates, whatever page it shows. */
const BROWSERS_OWN = ['*.googleapis.com', '*.google.com', '*.gvt1.com', '*.gstatic.com'];
/** A document in words is cut here. */
const EXCERPT = 160;

export const hostile: Command = {
  summary: 'what hostile documents achieve in the mirror: nothing',
  run: async (args, output) => {
    const file = readFileName(args);
    if (file === 'help') {
      output.out(HELP);
      return 0;
    }
    if (file === null) return refuse(output, 'name a file: --file PAYLOADS.json. --help says more.');
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return refuse(output, `there is no file "${file}".`);
    const documents = readDocuments(text);
    if (!documents) return refuse(output, `"${file}" is not a JSON array of strings.`);
    if (!findChromium()) return refuse(output, NO_CHROMIUM);
    return tryAll(documents, output);
  },
};

async function tryAll(documents: readonly string[], output: Output): Promise<number> {
  const [sink, server, liarScript, deskScript] = await Promise.all([
    openSink(),
    openDeskServer(),
    pageScript('liar'),
    pageScript('desk'),
  ]);
  const rules = [
    `MAP desk.test 127.0.0.1:${server.port}`,
    ...BROWSERS_OWN.map((host) => `MAP ${host} ~NOTFOUND`),
    `MAP * 127.0.0.1:${sink.port}`,
  ].join(', ');
  const openBrowser = async () => {
    const browser = await launchChromium(`--host-resolver-rules=${rules}`);
    return { browser, newTrap: () => setTrap(browser, sink, server, deskScript) };
  };
  // What the control document starts (a second connection ahead of need) must not be counted later: it has a browser of its own.
  const control = await openBrowser();
  const words = await controlFails(await control.newTrap());
  await control.browser.close();
  const { browser, newTrap } = await openBrowser();
  try {
    if (words) return refuse(output, words);
    return await tryBatches(documents, await openLiar(browser, liarScript), newTrap, output);
  } finally {
    await browser.close();
    await Promise.all([sink.stop(), server.stop()]);
  }
}

async function tryBatches(
  documents: readonly string[],
  liar: LiarPage,
  newTrap: () => Promise<Trap>,
  output: Output,
): Promise<number> {
  let total = NOTHING;
  let refused = 0;
  let trap = await newTrap();
  for (let at = 0; at < documents.length; at += BATCH) {
    const batch = await liar.parcelsOf(documents.slice(at, at + BATCH));
    const tried = await tryDocuments(trap, batch);
    total = sum(total, tried.incidents);
    refused += tried.refused;
    if (isNothing(tried.incidents)) continue;
    output.out(`documents ${at} to ${at + batch.length - 1}: ${inWords(tried.incidents)}; one by one:`);
    for (const [i, one] of batch.entries()) {
      await trap.close();
      trap = await newTrap();
      const alone = await tryDocuments(trap, [one]);
      if (!isNothing(alone.incidents))
        output.out(`  ${at + i}: ${inWords(alone.incidents)}: ${documents[at + i]?.slice(0, EXCERPT)}`);
    }
  }
  output.out(`${refused} of the documents were refused by the mirror, at least in part`);
  output.out(`${documents.length} documents, ${inWords(total)}`);
  return isNothing(total) ? 0 : 1;
}

function readFileName(args: readonly string[]): string | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { file: { type: 'string' }, help: { type: 'boolean' } } });
    return values.help ? 'help' : (values.file ?? null);
  } catch {
    return null;
  }
}

function readDocuments(text: string): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : null;
  } catch {
    return null;
  }
}

function refuse(output: Output, words: string): number {
  output.error(`hostile: ${words}`);
  return 2;
}
