import path from 'node:path';
import ts from 'typescript';
import { ROOT } from './tree-files';

/** The part of an end's program that may say something; tests of it say nothing to a person. */
export interface Speaking {
  /** Folders from the root whose files use the words. */
  readonly sources: readonly string[];
  /** Where the modules of words are, from the root. */
  readonly modules: string;
}

/**
 * The paths of the messages in English that the program uses, `pin.message` or `endReasons.exit`, each with the module it
 * stands in; found by type, so that a key of the same name elsewhere counts for nothing. A group that is indexed by a code
 * is used as a whole.
 */
export function usedStrings({ sources, modules }: Speaking, files: readonly string[]): ReadonlySet<string> {
  const config = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const program = ts.createProgram(
    files.map((file) => path.join(ROOT, file)),
    options,
  );
  const checker = program.getTypeChecker();
  const used = new Set<string>();
  const inWords = (file: string) => path.dirname(path.relative(ROOT, file)) === modules && file.endsWith('en.ts');

  function use(symbol: ts.Symbol | undefined, whole: boolean): void {
    for (const declaration of symbol?.declarations ?? []) {
      if (!ts.isPropertyAssignment(declaration) || !inWords(declaration.getSourceFile().fileName)) continue;
      const group = ts.isObjectLiteralExpression(declaration.initializer);
      if (!group) used.add(pathOf(declaration));
      else if (whole)
        checker
          .getTypeAtLocation(declaration.initializer)
          .getProperties()
          .forEach((inner) => use(inner, true));
    }
  }

  function visit(node: ts.Node): void {
    if (ts.isPropertyAccessExpression(node)) use(checker.getSymbolAtLocation(node.name), false);
    if (ts.isElementAccessExpression(node))
      checker
        .getTypeAtLocation(node.expression)
        .getProperties()
        .forEach((inner) => use(inner, true));
    // Under another type (`words as Record<…>`) the keys are no longer followed one by one.
    if (ts.isAsExpression(node))
      checker
        .getTypeAtLocation(node.expression)
        .getProperties()
        .forEach((inner) => use(inner, true));
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = (node.propertyName ?? node.name).getText();
      use(checker.getTypeAtLocation(node.parent).getProperty(name), false);
    }
    ts.forEachChild(node, visit);
  }

  for (const file of program.getSourceFiles()) {
    const from = path.relative(ROOT, file.fileName);
    const speaks = sources.some((source) => from.startsWith(`${source}/`)) && path.dirname(from) !== modules;
    if (speaks && !/\.test\.tsx?$/.test(from)) visit(file);
  }
  return used;
}

/** `together-en.ts/hiddenItems`, `en.ts/pin.message`. */
function pathOf(declaration: ts.PropertyAssignment): string {
  const names: string[] = [];
  for (let at: ts.Node = declaration; !ts.isSourceFile(at); at = at.parent)
    if (ts.isPropertyAssignment(at)) names.unshift(ts.isStringLiteral(at.name) ? at.name.text : at.name.getText());
  return `${path.basename(declaration.getSourceFile().fileName)}/${names.join('.')}`;
}
