// `npm start`: builds what changed, with progress, then runs the twin.
import { register } from 'tsx/esm/api';
import { buildProduct } from './build-product.mjs';

buildProduct();
register();
await import('./main.ts');
