/** Which methods an address takes: asked when a request found no route, so that a wrong verb is told from a wrong address. */

type Noticing = {
  addHook(name: 'onRoute', notice: (route: { url: string; method: string | string[] }) => void): unknown;
};

/** `/api/complaints/:code` → what addresses of that form look like. */
function shapeOf(path: string): RegExp {
  const parts = path.split('/').map((part) => {
    if (part === '*') return '.*';
    return part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('/')}$`);
}

/**
 * Takes note of every route that is registered from now on. The answer gives the methods of a path (without its query)
 * in alphabetical order, OPTIONS among them; none for a path that nobody serves.
 */
export function methodsOf(app: Noticing): (path: string) => string[] {
  const shapes = new Map<string, { shape: RegExp; methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    const known = shapes.get(url) ?? { shape: shapeOf(url), methods: new Set() };
    shapes.set(url, known);
    for (const one of [method].flat()) known.methods.add(one);
  });
  return (path) => {
    const fitting = [...shapes.values()].filter(({ shape }) => shape.test(path));
    const methods = new Set(fitting.flatMap((one) => [...one.methods]));
    return methods.size === 0 ? [] : [...methods.add('OPTIONS')].sort();
  };
}
