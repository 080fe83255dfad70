/** Lets browser code import words: `virtual:texts/portal` loads `virtual:texts/portal/en` only when English is wanted. */
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { isLanguage, languages } from '../../../shared/languages.ts';
import { collectTexts, type TextFace, textFaces, textFiles } from './collect-texts.ts';

const prefix = 'virtual:texts/';

/** The plugin; `root` is the project's root folder. */
export function textsPlugin(root: string): Plugin {
  return {
    name: 'pendopo-texts',
    resolveId(id) {
      return id.startsWith(prefix) ? `\0${id}` : undefined;
    },
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const [face, language] = id.slice(prefix.length + 1).split('/');
      if (!isFace(face)) throw new Error(`there are no texts for the face "${face}"`);
      if (language === undefined) return loaders(face);
      if (!isLanguage(language)) throw new Error(`"${language}" is not a language of Pendopo`);
      for (const one of ['common', face] as const) {
        for (const file of textFiles(root, one, language)) this.addWatchFile(resolve(root, file));
      }
      const bundle = await collectTexts(root, face, language);
      // JSON.parse of one string is read faster by browsers than a large object literal.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(bundle))});`;
    },
  };
}

function loaders(face: TextFace): string {
  const entries = languages.map((language) => `${language}: () => import('${prefix}${face}/${language}')`);
  return `export default { ${entries.join(', ')} };`;
}

function isFace(value: string | undefined): value is TextFace {
  return (textFaces as readonly (string | undefined)[]).includes(value);
}
