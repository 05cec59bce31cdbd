import { until } from '../until';

/** A session of the W3C WebDriver protocol: https://www.w3.org/TR/webdriver2/ */
export interface WebDriver {
  /** `GET`s without a body and `POST`s with one, under the session; throws what the driver says went wrong. */
  ask<T>(command: string, body?: object): Promise<T>;
  end(): Promise<void>;
}

/** Waits until the driver at this address listens, and opens a session. */
export async function openWebDriver(address: string, capabilities: object): Promise<WebDriver> {
  await until(`a WebDriver at ${address}`, () => send('GET', `${address}/status`).then(Boolean, () => false));
  const { sessionId } = await send<{ sessionId: string }>('POST', `${address}/session`, {
    capabilities: { alwaysMatch: capabilities },
  });
  const session = `${address}/session/${sessionId}`;
  return {
    ask: (command, body) => send(body ? 'POST' : 'GET', `${session}/${command}`, body),
    end: () => send('DELETE', session),
  };
}

async function send<T>(method: string, url: string, body?: object): Promise<T> {
  const answer = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } };
  if (!answer.ok) throw new Error(`WebDriver: ${value.error}: ${value.message}`);
  return value;
}
