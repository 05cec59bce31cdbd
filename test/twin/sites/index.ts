export { startTaxSite } from './tax/start';
export { startBankSite } from './bank/start';
export { contentPolicy, type Around, type SiteOptions } from './kit/site';
export { startGuestSite } from './guest/start';
export { readGuest, type Guest } from './guest/guest';
export { KEYS_PATH } from './bank/sign-customers';
