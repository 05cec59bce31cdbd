// `npm run strings`: makes what the widget, the desks and Dynamics 365 read from the JSON file of each language.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { madeFrom, places } from './src/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

for (const place of places) {
  const folder = path.join(root, place.sources);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const languages = new Map(
    files.map((file) => [path.basename(file, '.json'), JSON.parse(readFileSync(path.join(folder, file), 'utf8'))]),
  );
  for (const [file, text] of madeFrom(place, languages)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
    console.log(file);
  }
}
