/** The bundler's own account of which file needs which. */

export type ManifestChunk = {
  file: string;
  src?: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
};

/** Source name (`portal/index.html`, `../../services/…/Page.tsx`) → chunk. */
export type Manifest = Record<string, ManifestChunk>;

/** Every script and style that is fetched outright when the chunk `name` is. */
export function staticFiles(manifest: Manifest, name: string): string[] {
  const files = new Set<string>();
  const seen = new Set<string>();
  const add = (one: string): void => {
    const chunk = manifest[one];
    if (!chunk || seen.has(one)) return;
    seen.add(one);
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) add(next);
  };
  add(name);
  return [...files];
}
