import { DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import { textOf, type SourceTree } from './source-tree';

/** By their bytes: the checks read the same files again and again. */
const documents = new WeakMap<Uint8Array, Document>();

/** A file as a document, to be read and left as it is; throws, naming the file, when it is not well-formed. */
export function parseFile(tree: SourceTree, file: string): Document {
  const bytes = tree.get(file);
  const known = bytes && documents.get(bytes);
  if (known) return known;
  const document = parseXml(textOf(tree, file), file);
  if (bytes) documents.set(bytes, document);
  return document;
}

/** @param name what to call the text when it is not well-formed */
export function parseXml(text: string, name: string): Document {
  let fault = '';
  const onError = (_level: string, message: string) => {
    fault ||= message;
    throw new Error(message);
  };
  try {
    return new DOMParser({ onError }).parseFromString(text, 'text/xml');
  } catch (error) {
    throw new Error(`${name} is not well-formed: ${fault || String(error)}`, { cause: error });
  }
}

export function serialize(document: Document): Uint8Array {
  return new TextEncoder().encode(`${new XMLSerializer().serializeToString(document).trimEnd()}\n`);
}

export function rootOf(document: Document): Element {
  const root = document.documentElement;
  if (!root) throw new Error('A document without a root.');
  return root;
}

/** The elements directly below, in order; only those of that name where one is given. */
export function childrenOf(element: Element, name?: string): readonly Element[] {
  return [...element.childNodes].filter(
    (node): node is Element => node.nodeType === node.ELEMENT_NODE && (name === undefined || node.nodeName === name),
  );
}

/** The elements of that name anywhere below, in order. */
export function allOf(within: Document | Element, name: string): readonly Element[] {
  return [...within.getElementsByTagName(name)];
}

/** The one element of that name directly below; throws when there is none. */
export function childOf(element: Element, name: string): Element {
  const [child] = childrenOf(element, name);
  if (!child) throw new Error(`<${element.nodeName}> has no <${name}>.`);
  return child;
}

/** What stands in the first element of that name below, without spaces around it; empty when there is none. */
export function valueOf(within: Document | Element, name: string): string {
  return allOf(within, name)[0]?.textContent?.trim() ?? '';
}

/** An attribute's value; empty when the element has none of that name. */
export function attributeOf(element: Element, name: string): string {
  return element.getAttribute(name) ?? '';
}

/** Puts copies of elements, of whatever document, at the end of another. */
export function append(parent: Element, elements: readonly Element[]): void {
  const document = parent.ownerDocument;
  if (!document) throw new Error('An element outside a document.');
  for (const element of elements) parent.appendChild(document.importNode(element, true));
}
