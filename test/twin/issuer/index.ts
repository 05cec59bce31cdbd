export { startIssuer, type Issuer, type IssuerOptions } from './start';
export { API_PRINCIPAL, GRAPH_PATH } from './graph';
export { API_AUDIENCE, API_SCOPE } from './tokens';
