import { request } from '../consent/pass';

/** Which of the chat's codes was used, by its message's id: a PIN works once, so it is not offered again on the next page. */
export interface UsedCode {
  is(message: string): Promise<boolean>;
  keep(message: string): void;
}

/** Beside the company's pass. Where the browser keeps nothing, it is known on this page alone. */
export function createUsedCode(company: string): UsedCode {
  const key = `${company}/used-code`;
  let last: string | undefined;
  return {
    is: async (message) => {
      const kept = await request<string>('readonly', (store) => store.get(key));
      return message === (last ??= kept); // used meanwhile goes before what was kept
    },
    keep: (message) => {
      last = message;
      void request('readwrite', (store) => store.put(message, key));
    },
  };
}
