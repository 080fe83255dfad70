/** Gives each face the list of its own pages only: a citizen's phone need not fetch where the office has its rooms. */
import type { Plugin } from 'vite';

const FACE = /[?&]face=(portal|office|wall)$/;
const MAIN = /\/app\/web\/(portal|office|wall)\/main\.tsx$/;

type Node = { type: string; start: number; end: number; [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** The face that a page of a list is for; undefined for everything else. */
function faceOf(node: Node): string | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  for (const { key, value } of node.properties as { key?: Node; value?: Node }[])
    if (key?.name === 'face' && value?.type === 'Literal' && typeof value.value === 'string')
      return value.value;
  return undefined;
}

/** Where pages of other faces stand in lists, each with the comma behind it. */
function foreign(node: Node, face: string, code: string, found: [number, number][] = []): [number, number][] {
  if (node.type === 'ArrayExpression')
    for (const one of node.elements as (Node | null)[]) {
      const its = one ? faceOf(one) : undefined;
      if (!one || its === undefined || its === face) continue;
      const comma = /^\s*,/.exec(code.slice(one.end));
      found.push([one.start, one.end + (comma?.[0].length ?? 0)]);
    }
  for (const value of Object.values(node))
    for (const inner of Array.isArray(value) ? value : [value])
      if (isNode(inner)) foreign(inner, face, code, found);
  return found;
}

export function facePages(): Plugin {
  return {
    name: 'pendopo:face-pages',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /(^|\/)pages\.tsx?$/ },
      async handler(source, importer) {
        if (!importer) return null;
        const main = source === '../pages.ts' ? MAIN.exec(importer)?.[1] : undefined;
        const face = main ?? (source.endsWith('/web/pages.tsx') ? FACE.exec(importer)?.[1] : undefined);
        if (!face) return null;
        const resolved = await this.resolve(source, importer, { skipSelf: true });
        return resolved && `${resolved.id}?face=${face}`;
      },
    },
    transform: {
      // Behind the compiler: what is parsed here is JavaScript.
      order: 'post',
      filter: { id: FACE },
      handler(code, id) {
        const face = FACE.exec(id)?.[1];
        if (!face) return null;
        let out = code;
        for (const [start, end] of foreign(this.parse(code) as unknown as Node, face, code).sort(
          (a, b) => b[0] - a[0],
        ))
          out = out.slice(0, start) + out.slice(end);
        return { code: out, map: null };
      },
    },
  };
}
