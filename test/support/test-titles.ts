import ts from 'typescript';

const NAMED = new Set(['test', 'it', 'describe']);

/** The titles of a file's tests and of their groups, `%s` and `${…}` as they are written; comments and other texts are none. */
export function testTitles(text: string): readonly string[] {
  const titles: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && NAMED.has(rootOf(node.expression))) {
      const [title] = node.arguments;
      if (title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title)))
        titles.push(ts.isStringLiteralLike(title) ? title.text : title.getText().slice(1, -1));
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile('test.tsx', text, ts.ScriptTarget.Latest, true));
  return titles;
}

/** `test` of `test`, `test.each(…)` and ``test.each`…` ``. */
function rootOf(called: ts.Expression): string {
  if (ts.isIdentifier(called)) return called.text;
  if (ts.isPropertyAccessExpression(called) || ts.isCallExpression(called)) return rootOf(called.expression);
  return ts.isTaggedTemplateExpression(called) ? rootOf(called.tag) : '';
}
