/**
 * Lets browser code import words: `virtual:texts/portal` loads `virtual:texts/portal/en` only when English is wanted, and
 * `virtual:texts/portal/en/lapor`, the words that this page and few others say, only when it is opened.
 */
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { isLanguage, type Language, languages } from '../../../shared/languages.ts';
import { collectTexts, type TextFace, textFaces, textFiles } from './collect-texts.ts';
import { roomsOf } from './rooms.ts';

const prefix = 'virtual:texts/';

/** The plugin; `root` is the project's root folder. */
export function textsPlugin(root: string): Plugin {
  const rooms = new Map<TextFace, Promise<Map<string, ReadonlySet<string>>>>();
  const roomsIn = (face: TextFace) => {
    const known =
      rooms.get(face) ?? collectTexts(root, face, 'id').then((id) => roomsOf(root, face, id.texts));
    rooms.set(face, known);
    return known;
  };
  return {
    name: 'pendopo-texts',
    buildStart() {
      rooms.clear();
    },
    resolveId(id) {
      return id.startsWith(prefix) ? `\0${id}` : undefined;
    },
    async load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const [face, language, room = ''] = id.slice(prefix.length + 1).split('/');
      if (!isFace(face)) throw new Error(`there are no texts for the face "${face}"`);
      if (language === undefined) return loaders(face, await roomsIn(face));
      if (!isLanguage(language)) throw new Error(`"${language}" is not a language of Pendopo`);
      for (const one of ['common', face] as const) {
        for (const file of textFiles(root, one, language)) this.addWatchFile(resolve(root, file));
      }
      const inRoom = await roomsIn(face);
      const wanted = (key: string) =>
        room === '' ? !inRoom.has(key) : (inRoom.get(key)?.has(room) ?? false);
      const { texts, lent } = await collectTexts(root, face, language);
      const bundle = {
        texts: Object.fromEntries(Object.entries(texts).filter(([key]) => wanted(key))),
        lent: lent.filter(wanted),
      };
      // JSON.parse of one string is read faster by browsers than a large object literal.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(bundle))});`;
    },
  };
}

function loaders(face: TextFace, rooms: ReadonlyMap<string, ReadonlySet<string>>): string {
  const inLanguages = (rest: string) => {
    const one = (language: Language) => `${language}: () => import('${prefix}${face}/${language}${rest}')`;
    return `{ ${languages.map(one).join(', ')} }`;
  };
  const pages = [...new Set([...rooms.values()].flatMap((names) => [...names]))].sort();
  const entries = pages.map((room) => `${JSON.stringify(room)}: ${inLanguages(`/${room}`)}`);
  return `export default { face: ${inLanguages('')}, rooms: { ${entries.join(', ')} } };`;
}

function isFace(value: string | undefined): value is TextFace {
  return (textFaces as readonly (string | undefined)[]).includes(value);
}
