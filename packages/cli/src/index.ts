export { findChromium, NO_CHROMIUM } from './browser/find-chromium';
export { launchChromium } from './browser/launch-chromium';
export { mutationScript } from './browser/mutation-script';
export { doctor } from './doctor/doctor';
