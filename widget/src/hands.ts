/** What an agent does to the page in write mode: a file of its own, fetched only when the customer has granted that. */
export { actRules } from './control/act-rules';
export { createHands, type Hands, type HandsParts, type WriteAct } from './control/hands';
export type { CustomerPort } from './control/customer-port';
