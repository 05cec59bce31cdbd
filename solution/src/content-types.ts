import { inOrder } from './source-tree';

/** `[Content_Types].xml` for parts of these names: by extension where a part has one, by name where it has none. */
export function contentTypes(parts: Iterable<string>): Uint8Array {
  const extensions = new Set<string>(['xml']);
  const bare: string[] = [];
  for (const part of parts) {
    const extension = extensionOf(part);
    if (extension) extensions.add(extension);
    else bare.push(part);
  }
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    ...inOrder(extensions).map(
      (extension) => `  <Default Extension="${extension}" ContentType="application/octet-stream" />`,
    ),
    ...inOrder(bare).map((part) => `  <Override PartName="/${part}" ContentType="application/octet-stream" />`),
    '</Types>',
    '',
  ];
  return new TextEncoder().encode(lines.join('\n'));
}

/** What follows the last dot of a part's own name, in lower case; empty when there is none. */
export function extensionOf(part: string): string {
  const name = part.slice(part.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}
