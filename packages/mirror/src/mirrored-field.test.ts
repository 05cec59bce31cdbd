/** @jest-environment jsdom */
import { fieldElement, readField } from './mirrored-field';

function field(html: string, selector: string, type?: string) {
  document.body.innerHTML = html;
  const hit = document.querySelector(selector);
  const element = hit && fieldElement(hit, document);
  return element && readField(element, 7, type ?? element.getAttribute('type') ?? undefined);
}
const known = { node: 7, masked: false };

test('each kind of field is read as an editor needs it', () => {
  expect(field('<input type="date" value="2026-01-05">', 'input')).toEqual({
    ...known,
    kind: 'line',
    type: 'date',
    value: '2026-01-05',
  });
  expect(field('<textarea>a\nb</textarea>', 'textarea')).toEqual({ ...known, kind: 'lines', value: 'a\nb' });
  expect(field('<input type="radio" checked>', 'input')).toEqual({ ...known, kind: 'tick', checked: true, one: true });
  expect(field('<input type="range" min="0" max="50" step="5" value="20">', 'input')).toEqual({
    ...known,
    kind: 'slider',
    share: 0.4,
    steps: 10,
  });
  expect(field('<select><option>A<option selected disabled>B</select>', 'select')).toEqual({
    ...known,
    kind: 'choice',
    many: false,
    options: [
      { words: 'A', chosen: false, disabled: false },
      { words: 'B', chosen: true, disabled: true },
    ],
  });
});

test('a press on a label or within a field means the field; a button has none', () => {
  expect(field('<label for="a"><b>Name</b></label><input id="a" value="x">', 'b')).toMatchObject({
    kind: 'line',
    value: 'x',
  });
  expect(field('<select><option>A</select>', 'option')).toMatchObject({ kind: 'choice' });
  expect(field('<label>Go <button><i>x</i></button></label>', 'i')).toBeNull();
  expect(field('<p>words</p>', 'p')).toBeNull();
});

test('an editor is a field of lines, wherever in it one presses, with what is read only left out', () => {
  const html = '<label>Letter</label><div data-beside-editor="true"><p>Dear <b>sir</b>, <a href="#">see</a></p></div>';
  for (const selector of ['div', 'b', 'a'])
    expect(field(html, selector)).toEqual({ ...known, kind: 'lines', value: 'Dear sir, see' });
  expect(field('<div data-beside-editor="true"><i data-beside-editor="false"><b>x</b></i></div>', 'b')).toBeNull();
  expect(field('<div data-beside-editor="true"><button><b>x</b></button></div>', 'b')).toBeNull();
});

test.each(['password', 'file', 'submit', 'button', 'hidden'])('an input of type %s is no field to fill', (type) => {
  expect(field('<input>', 'input', type)).toBeNull();
});

test('[CTRL-7] a masked field says that it is masked and nothing of what it holds', () => {
  expect(field('<input data-beside-masked value="••••">', 'input', 'date')).toEqual({
    node: 7,
    masked: true,
    kind: 'line',
    type: 'date',
    value: '',
  });
  expect(field('<input data-beside-masked type="checkbox" checked>', 'input')).toMatchObject({
    masked: true,
    checked: false,
  });
  expect(field('<input data-beside-masked type="range" value="80">', 'input')).toMatchObject({
    masked: true,
    share: 0,
  });
  expect(field('<div data-beside-masked data-beside-editor="true">••••</div>', 'div')).toEqual({
    ...known,
    masked: true,
    kind: 'lines',
    value: '',
  });
  expect(field('<select data-beside-masked><option selected>A</select>', 'select')).toMatchObject({
    options: [{ words: 'A', chosen: false, disabled: false }],
  });
});
