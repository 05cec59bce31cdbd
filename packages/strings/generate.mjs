// `npm run strings`: makes the modules that the widget and the desks use from the JSON file of each language.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { modulesOf, places } from './src/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

for (const place of places) {
  const folder = path.join(root, place.sources);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  const languages = new Map(
    files.map((file) => [path.basename(file, '.json'), JSON.parse(readFileSync(path.join(folder, file), 'utf8'))]),
  );
  for (const [file, text] of modulesOf(place, languages)) {
    writeFileSync(path.join(root, file), text);
    console.log(file);
  }
}
