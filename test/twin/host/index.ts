export { startHost, HUB } from './start';
