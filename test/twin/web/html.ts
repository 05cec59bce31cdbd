/** Text that is markup already. Only `html` makes it, so values cannot become tags by accident. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = Markup | string | number | false | undefined | null | readonly Value[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string) => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

function render(value: Value): string {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(render).join('');
  if (value === false || value === undefined || value === null) return '';
  return escape(String(value));
}

/** A template whose values are escaped. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Markup =>
  new Markup(parts.reduce((text, part, at) => text + render(values[at - 1]) + part));

/** The same without the white space between tags. */
export const tight = ({ text }: Markup): Markup => new Markup(text.replace(/>\s+</g, '><'));

export const page = (markup: Markup, headers: Record<string, string> = {}, status = 200): Response =>
  new Response(`<!doctype html>\n${markup.text}`, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  });

export const redirect = (to: string, headers: Record<string, string> = {}): Response =>
  new Response(null, { status: 303, headers: { location: to, ...headers } });
