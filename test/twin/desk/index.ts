export { startDesk, type DeskOptions } from './start';
