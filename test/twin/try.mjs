// `npm run try -- URL|FILE`: somebody's own page with the widget in it, beside the twin's desk.
import { register } from 'tsx/esm/api';
import { buildProduct } from './build-product.mjs';

if (!process.argv.includes('--help')) buildProduct();
register();
await import('./try.ts');
