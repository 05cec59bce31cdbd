export { startHost, HUB, type HostOptions } from './start';
