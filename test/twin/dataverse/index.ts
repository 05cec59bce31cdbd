export { openDataverse, type DataverseOptions } from './open';
