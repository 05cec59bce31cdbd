import { engineBench, EVERYTHING, LABELS } from '../support/pages/engine-bench';

const { open, change, mirrored, page } = engineBench();

const fieldAt = (selector: string) =>
  page().evaluate((wanted) => {
    const box = window.engine.mirrorBox(wanted);
    const at = window.engine.windowPoint((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
    const node = window.engine.mirror().anchorAt(at.x, at.y)?.node;
    return node === undefined ? null : window.engine.mirror().fieldOf(node);
  }, selector);

const EDITORS = `
  <style>[contenteditable] { min-height: 20px; width: 200px; outline-width: 7px }</style>
  <div id="own" contenteditable>My own words</div>
  <div id="plain" contenteditable="PLAINTEXT-ONLY" data-beside="show">One<br>Two</div>
  <div id="none" contenteditable="false" data-beside="show">Read</div>
  <div id="odd" contenteditable="4111 1111 1111 1111" data-beside="show">Odd</div>`;

test('[PRIV-8] an editor is drawn as one, in three words of HTML, and takes no keyboard at the desk', async () => {
  await open(EDITORS);
  const html = await mirrored();
  for (const [id, word] of Object.entries({ own: 'true', plain: 'plaintext-only', none: 'false' }))
    expect(html).toMatch(new RegExp(`id="${id}"[^>]* data-beside-editor="${word}"`));
  expect(html).not.toMatch(/ contenteditable|4111/);
  const taken = await page().evaluate(() => {
    const mirror = [...document.querySelectorAll('iframe')].find((frame) =>
      frame.contentDocument?.getElementById('own'),
    );
    const inside = mirror?.contentDocument;
    return ['own', 'plain'].map((id) => {
      const editor = inside?.getElementById(id);
      editor?.focus();
      return [editor?.isContentEditable, editor?.tabIndex, inside?.activeElement === editor];
    });
  });
  expect(taken).toEqual([false, false].map(() => [false, -1, false]));
  expect(await page().evaluate(() => window.engine.mirrorStyle('#own', 'outline-width'))).toBe('7px');
});

test('[CTRL-7] an editor is a field of lines: what a rule shows is known, another one is masked and starts empty', async () => {
  await open(EDITORS);
  expect(await fieldAt('#plain')).toMatchObject({ kind: 'lines', masked: false, value: 'One\nTwo' });
  expect(await fieldAt('#own')).toMatchObject({ kind: 'lines', masked: true, value: '' });
  for (const id of ['#none', '#odd']) expect(await fieldAt(id)).toBeNull();
});

test('[PRIV-10] what is written into an editor is known by a rule on it alone, also when it becomes one later', async () => {
  await open('<section data-beside="show"><div id="cell" style="width: 200px">Forty</div></section>', LABELS);
  expect(await fieldAt('#cell')).toBeNull();
  expect(await mirrored()).toContain('Forty');
  await change(() => document.getElementById('cell')?.setAttribute('contenteditable', ''));
  expect(await fieldAt('#cell')).toMatchObject({ kind: 'lines', masked: true, value: '' });
  expect(await mirrored()).not.toContain('Forty');
  await change(() => document.getElementById('cell')?.setAttribute('data-beside', 'show'));
  expect(await fieldAt('#cell')).toMatchObject({ masked: false, value: 'Forty' });
  await change(() => document.getElementById('cell')?.removeAttribute('contenteditable'));
  expect(await fieldAt('#cell')).toBeNull();
});

test('[PRIV-10] an editor that a rule masks tells as little of its length as one without a rule', async () => {
  await open(
    '<div id="own" contenteditable data-beside="mask" style="width: 200px">x</div><h1 id="h">h</h1>',
    EVERYTHING,
  );
  const before = await mirrored();
  await change(() => {
    const editor = document.getElementById('own');
    if (editor) editor.textContent = 'a long letter that goes on and on';
    editor?.append(document.createElement('p'), 'and another line');
  });
  expect(await mirrored()).toBe(before);
  expect(await fieldAt('#own')).toMatchObject({ kind: 'lines', masked: true, value: '' });
});
