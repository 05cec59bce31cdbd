/** As Dataverse refuses: a status, its own code, and words. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  answer(): Response {
    const { status, code, message, headers } = this;
    return Response.json({ error: { code, message } }, { status, headers: { 'odata-version': '4.0', ...headers } });
  }
}
