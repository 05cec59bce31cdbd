declare const disclosed: unique symbol;

/** Something that has passed the privacy layer. Only `disclose.ts` makes one; capture sends nothing else. PRIV-1 */
export type Disclosed<T> = T & { readonly [disclosed]: true };
