/** Writes XML 1.0: every text and attribute escaped, characters that XML cannot carry left out. */

export type Node = string | { name: string; attributes: Record<string, string>; children: readonly Node[] };

/** Characters that XML 1.0 cannot carry at all (section 2.2). */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
  return text.replace(IMPOSSIBLE, '').replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? '');
}

/** An element; null children are left out. */
export function element(
  name: string,
  attributes: Record<string, string>,
  ...children: readonly (Node | null)[]
): Node {
  return { name, attributes, children: children.filter((child) => child !== null) };
}

function write(node: Node): string {
  if (typeof node === 'string') return escapeXml(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
  const open = `${node.name}${attributes.join('')}`;
  if (node.children.length === 0) return `<${open}/>`;
  return `<${open}>${node.children.map(write).join('')}</${node.name}>`;
}

export function xmlDocument(root: Node): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${write(root)}\n`;
}
