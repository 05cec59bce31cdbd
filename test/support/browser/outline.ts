import type { PageTree, TreeNode } from '@beside/protocol';

/** A page as lines that both ends can be compared by: depth, kind, name, text, attributes and properties. */
export function outlineOfTree(tree: PageTree): string[] {
  const lines: string[] = [];
  const visit = (node: TreeNode, depth: number) => {
    const at = '  '.repeat(depth);
    if (node.kind === 'text') lines.push(`${at}"${node.content}"`);
    else if (node.kind === 'style') lines.push(`${at}style`);
    else if (node.kind === 'tile') lines.push(`${at}tile`);
    else if (node.kind === 'shadow') lines.push(`${at}#shadow`);
    else if (node.kind === 'frame') lines.push(`${at}#frame`);
    else if (node.kind === 'element') lines.push(`${at}${node.content.split(':')[1]} ${attributesOf(node.attributes)}`);
    for (let child = node.first; child; child = child.next) visit(child, depth + 1);
  };
  for (let child = tree.root.first; child; child = child.next) visit(child, 0);
  return lines;
}

/** The same of what a mirror has drawn. */
export function outlineOfDom(page: Document | null): string[] {
  const lines: string[] = [];
  const visit = (node: Node, depth: number) => {
    const at = '  '.repeat(depth);
    if (node.nodeType === Node.TEXT_NODE) return void lines.push(`${at}"${node.nodeValue}"`);
    const element = node as Element;
    if (element.localName === 'beside-style') return void lines.push(`${at}style`);
    if (element.localName === 'beside-backdrop') return;
    if (element.localName === 'beside-tile') return void lines.push(`${at}tile`);
    lines.push(`${at}${element.localName} ${attributesOf(drawnAttributes(element))}`);
    if (element.shadowRoot) {
      lines.push(`${at}  #shadow`);
      for (const child of element.shadowRoot.childNodes) visit(child, depth + 2);
    }
    const inner = element.localName === 'iframe' ? (element as HTMLIFrameElement).contentDocument : null;
    if (inner?.documentElement) {
      lines.push(`${at}  #frame`);
      visit(inner.documentElement, depth + 2);
    }
    for (const child of element.childNodes) visit(child, depth + 1);
  };
  if (page?.documentElement) visit(page.documentElement, 0);
  return lines;
}

/** What the comparison looks at: names that both lists let pass, and the state of fields. */
const COMPARED = /^(class|id|title|hidden|role|aria-label|dir|width|\.value|\.checked|\.selected|@masked|@top)$/;

function attributesOf(attributes: ReadonlyMap<string, string>): string {
  return [...attributes]
    .filter(
      ([name, value]) => COMPARED.test(name) && !(name === 'role' && /alert|log|status|timer|marquee/.test(value)),
    )
    .map(([name, value]) => (name === '@top' ? name : `${name}=${value}`))
    .sort()
    .join(' ');
}

function drawnAttributes(element: Element): Map<string, string> {
  const found = new Map(Array.from(element.attributes, ({ name, value }) => [name, value] as const));
  if (element.hasAttribute('data-beside-masked')) found.set('@masked', '');
  if (element.hasAttribute('data-beside-top')) found.set('@top', '');
  const isTick = (element as HTMLInputElement).type === 'checkbox' || (element as HTMLInputElement).type === 'radio';
  if (element.localName === 'input' && isTick && (element as HTMLInputElement).checked) found.set('.checked', '');
  if ((element.localName === 'input' && !isTick) || element.localName === 'textarea')
    found.set('.value', (element as HTMLInputElement).value);
  if (
    element.localName === 'option' &&
    (element as HTMLOptionElement).selected &&
    !element.closest('select')?.hasAttribute('data-beside-masked')
  )
    found.set('.selected', '');
  return found;
}
