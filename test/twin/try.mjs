// `npm run try -- URL|FILE`: somebody's own page with the widget in it, beside the twin's desk.
import { register } from 'tsx/esm/api';
import { buildProduct } from './build-product.mjs';

register();
const { readAsked, runTry } = await import('./try.ts');
const asked = await readAsked(process.argv.slice(2), process.env);
if (asked.ok) {
  buildProduct();
  await runTry(asked);
} else {
  (asked.status === 0 ? process.stdout : process.stderr).write(`${asked.words}\n`);
  process.exitCode = asked.status;
}
