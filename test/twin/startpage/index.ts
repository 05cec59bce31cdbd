export { startStartPage, type StartPageOptions } from './start';
