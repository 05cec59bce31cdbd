import type { Page } from 'playwright-core';

/** Carries the letters of one handshake between a customer's page and a viewer's, both with `sealing-in-page`. */
export async function acquaintPages(customer: Page, viewer: Page, participant: string): Promise<void> {
  let letter: string | null = await viewer.evaluate((id) => window.sealing.hello(id), participant);
  while (letter !== null) {
    const answer: string | null = await customer.evaluate(([id, text]) => window.sealing.hear(id, text), [
      participant,
      letter,
    ] as const);
    letter = answer === null ? null : await viewer.evaluate((text) => window.sealing.answer(text), answer);
  }
}
