export { findChromium, NO_CHROMIUM } from './browser/find-chromium';
export { launchChromium } from './browser/launch-chromium';
export { mutationScript } from './browser/mutation-script';
export { checkMessage } from './doctor/check-message';
export { doctor } from './doctor/doctor';
