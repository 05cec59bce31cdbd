/** The customer waits with a PIN entered: a site that takes longer will not answer. */
const SITE_ANSWERS_WITHIN_MS = 10_000;

/** Gives a token for whom the site has signed in, at the moment when it is asked; nothing when nobody is. PIN-10 */
export type AskCustomer = () => Promise<string | null>;

/** What the page says of itself: the server refuses by it, and opens nothing for it but by the site's signature. PIN-9 PIN-10 */
export interface PageClaims {
  readonly company: string;
  /** The chat that goes on in this page. */
  readonly conversation?: string;
  /** A JWT for whom the site has signed in; see functions/API.md. */
  readonly customer?: string;
}

export type AddClaims = <Asked extends object>(asked: Asked) => Promise<Asked & PageClaims>;

/**
 * Completes a request with what the tag says now. Rejects as `ask` does, and when it does not answer: whether somebody is signed in is not
 * known then.
 * @param ask goes before `data-customer`, whose token may be over by now
 */
export async function addClaims<Asked extends object>(
  asked: Asked,
  company: string,
  { conversation, customer }: Readonly<DOMStringMap>,
  ask: AskCustomer | null,
): Promise<Asked & PageClaims> {
  const token = ask ? await Promise.race([ask(), lateness()]) : customer;
  return { ...asked, company, ...(conversation && { conversation }), ...(token && { customer: token }) };
}

function lateness(): Promise<never> {
  return new Promise((_, giveUp) => setTimeout(giveUp, SITE_ANSWERS_WITHIN_MS));
}
