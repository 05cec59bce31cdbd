/** A way in which a page could be brought to send, open, leave or download something. */
export interface FinalVector {
  readonly name: string;
  /** Markup beside the field `#field`; `CASE` stands for the number of the case. */
  readonly form: string;
  /** Script of the page that does it, with `root`, `form`, `win` and `send` (counts what no request tells); none: `#final` is acted on. */
  readonly does?: string;
  /** The script runs when the page is built, not when it hears of an act. */
  readonly atOnce?: boolean;
}

const FORM = '<form id="form" action="/sent/CASE">FIELD<button id="final">Go</button></form>';
const does = (name: string, script: string, form = FORM): FinalVector => ({ name, form, does: script });
const direct = (name: string, form: string): FinalVector => ({ name, form });
const around = (button: string, attributes = '') =>
  `<form id="form" action="/sent/CASE" ${attributes}>FIELD${button}</form>`;
const PICTURE = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** Forty-odd of them. The first ones are acted on directly; the others answer to whatever they hear of an act at their field. */
export const FINAL_VECTORS: readonly FinalVector[] = [
  direct('a submit button', FORM),
  direct('an input of type submit', around('<input id="final" type="submit" value="Go">')),
  direct('a span within a submit button', around('<button><span id="final">Go</span></button>')),
  direct('a label of a submit button', around('<label id="final" for="bCASE">Go</label><button id="bCASE">x</button>')),
  direct('a button without a type', around('<button id="final">Go</button>')),
  direct('an image button', around(`<input id="final" type="image" alt="Go" src="${PICTURE}" width="40" height="20">`)),
  direct(
    'a button outside with form=',
    `<form id="fCASE" action="/sent/CASE">FIELD</form><button id="final" form="fCASE">Go</button>`,
  ),
  direct('formaction', around('<button id="final" formaction="/sent/CASE?by=button">Go</button>')),
  direct(
    'a submit button that says it opens a menu',
    around('<button id="final" aria-haspopup="true" aria-expanded="false">Go</button>'),
  ),
  direct('a submit button that says it is a tab', around('<button id="final" role="tab">Go</button>')),
  direct('a link of another path', 'FIELD<a id="final" href="/sent/CASE">Go</a>'),
  direct('a link to a new window', 'FIELD<a id="final" href="/sent/CASE" target="_blank">Go</a>'),
  direct('a link that downloads', 'FIELD<a id="final" href="/sent/CASE" download>Go</a>'),
  direct('a link with a tab’s role', 'FIELD<a id="final" role="tab" aria-expanded="false" href="/sent/CASE">Go</a>'),
  direct('a field in which Enter sends', '<form action="/sent/CASE"><input id="final"></form>'),
  direct('a label within a form around its button', around('<label id="final">Go <button>x</button></label>')),

  does('form.submit()', 'form.submit()'),
  does('form.requestSubmit()', 'form.requestSubmit()'),
  does('requestSubmit of a button', 'form.requestSubmit(root.querySelector("button"))'),
  does('button.click()', 'root.querySelector("button").click()'),
  does(
    'a click event',
    'root.querySelector("button").dispatchEvent(new win.MouseEvent("click", { bubbles: true, cancelable: true }))',
  ),
  does(
    'a click event on a span in it',
    'root.querySelector("span").dispatchEvent(new win.MouseEvent("click", { bubbles: true, composed: true }))',
    around('<button><span>Go</span></button>'),
  ),
  does(
    'the click of a label',
    'root.querySelector("label").click()',
    around('<label for="cCASE">Go</label><button id="cCASE">x</button>'),
  ),
  does(
    'the click of an image button',
    'root.querySelector("[type=image]").click()',
    around(`<input type="image" alt="Go" src="${PICTURE}">`),
  ),
  does(
    'the click of a button with formaction',
    'root.querySelector("button").click()',
    around('<button formaction="/sent/CASE?by=button">Go</button>'),
  ),
  does('a form in a new window', 'form.submit()', around('', 'target="_blank"')),
  does('a form in a frame', 'form.submit()', `${around('', 'target="tCASE"')}<iframe name="tCASE" hidden></iframe>`),
  does(
    'a form whose field is named submit',
    'win.HTMLFormElement.prototype.submit.call(form)',
    around('<input type="hidden" name="submit">'),
  ),
  does('submit in a microtask', 'win.queueMicrotask(() => form.submit())'),
  does('submit after a promise', 'win.Promise.resolve().then(() => 0).then(() => form.requestSubmit())'),
  does('submit after a moment', 'win.setTimeout(() => form.submit(), 20)'),
  does('submit after a while', 'win.setTimeout(() => form.requestSubmit(), 400)'),
  does('submit before the next frame', 'win.requestAnimationFrame(() => form.submit())'),
  does(
    'submit by a mutation observer',
    'new win.MutationObserver(() => form.submit()).observe(form, { attributes: true }); form.setAttribute("data-x", "1")',
  ),
  does(
    'a submit event that its page answers',
    'form.addEventListener("submit", () => send()); form.dispatchEvent(new win.SubmitEvent("submit", { cancelable: true }))',
  ),
  does(
    'a page that sends on submit',
    'form.addEventListener("submit", (e) => { e.preventDefault(); send(); }); form.requestSubmit()',
  ),
  does(
    'a form of a dialog',
    'const d = root.querySelector("dialog"); d.addEventListener("close", () => send()); d.show(); form.requestSubmit()',
    'FIELD<dialog><form id="form" method="dialog"><button>Go</button></form></dialog>',
  ),
  does('a form made on the way', 'const made = form.cloneNode(); form.after(made); made.submit()'),
  does('a kept copy of submit', 'win.kept.submit.call(form)'),
  does('a kept copy of requestSubmit', 'win.kept.requestSubmit.call(form)'),
  does('a kept copy of click', 'win.kept.click.call(root.querySelector("button"))'),
  does('a kept copy as an own property', 'form.submit = win.kept.submit; form.submit()'),
  does(
    'submit of another realm',
    'const f = document.createElement("iframe"); f.hidden = true; document.body.append(f); f.contentWindow.HTMLFormElement.prototype.submit.call(form)',
  ),
  does('location.href', 'win.location.href = "/sent/CASE"'),
  does('location.assign', 'win.location.assign("/sent/CASE")'),
  does('location.replace', 'win.location.replace("/sent/CASE")'),
  does('navigation.navigate', 'win.navigation.navigate("/sent/CASE")'),
  does('window.open', 'win.open("/sent/CASE")'),
  does('the click of a link', 'root.querySelector("a").click()', 'FIELD<a href="/sent/CASE">Go</a>'),
  does(
    'the click of a link to a new window',
    'root.querySelector("a").click()',
    'FIELD<a href="/sent/CASE" target="_blank">Go</a>',
  ),
  does('a link that is nowhere', 'const a = document.createElement("a"); a.href = "/sent/CASE"; a.click()'),
  does(
    'a download that is nowhere',
    'const a = document.createElement("a"); a.href = "/sent/CASE"; a.download = ""; a.dispatchEvent(new MouseEvent("click"))',
  ),
  does(
    'another path without a load',
    'win.history.pushState(null, "", "/sent/CASE"); if (win.location.pathname === "/sent/CASE") { send(); win.history.replaceState(null, "", "/"); }',
  ),
  does(
    'a refresh',
    'const m = win.document.createElement("meta"); m.httpEquiv = "refresh"; m.content = "0;url=/sent/CASE"; win.document.head.append(m)',
  ),
];
