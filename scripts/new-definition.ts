/**
 * Begins a new service of the city: a small complete definition that can be tried at once.
 * `npm run new-definition NAME`; a running demo shows it within a few seconds. It speaks Indonesian unless told
 * otherwise, as `services check` does: both are tools of the city's own staff.
 */
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { exampleTexts, readServices, sayFault } from '../src/blocks/definitions/api.ts';
import { describeProblem } from '../src/blocks/packs/api.ts';
import { projectRoot, startedDirectly } from './check/program.ts';
import { Refused } from './new-service/refused.ts';
import { writeAll } from './new-service/write.ts';

const LANGUAGES = ['id', 'en'] as const;
type Language = (typeof LANGUAGES)[number];
type Words = {
  usage: string;
  badName: (name: string) => string;
  taken: (dir: string) => string;
  noPack: (pack: string) => string;
  next: (name: string, dir: string) => string;
};

const WORDS: Record<Language, Words> = {
  id: {
    usage: `npm run new-definition NAMA [-- --pack packs/magelang] [-- --language en]

NAMA ialah nama pendek layanan, huruf kecil dengan tanda hubung: market-stall, izin-taman. Nama ini menjadi bagian alamatnya.`,
    badName: (name) =>
      `"${name}" tidak dapat menjadi nama layanan. Pakailah huruf kecil, angka, dan satu tanda hubung di antaranya, misalnya izin-taman.`,
    taken: (dir) => `${dir} sudah ada. Pilih nama lain, atau ubah layanan itu.`,
    noPack: (pack) => `Di ${pack} tidak ada paket. Sebutkan folder sebuah paket, misalnya packs/magelang.`,
    next: (name, dir) => `
Selanjutnya:
  1. lihat hasilnya: demo yang sedang berjalan menampilkannya dalam beberapa detik di /layanan/${name}
  2. buka ${dir}/service.yaml dengan penyunting teks; dengan ekstensi YAML setiap kata kunci dilengkapi dan dijelaskan
  3. setiap kali mengubah: npm run -s pendopo -- services check ${dir}
docs/id/membuat-layanan.md menuntun dari sini sampai layanan terbit.`,
  },
  en: {
    usage: `npm run new-definition NAME [-- --pack packs/magelang] [-- --language en]

NAME is the short name of the service in small letters with dashes: market-stall, park-permit. It stands in its address.`,
    badName: (name) =>
      `"${name}" is not a name for a service. Take small letters, digits and single dashes, such as market-stall.`,
    taken: (dir) => `There is ${dir} already. Take another name, or change that one.`,
    noPack: (pack) => `There is no pack in ${pack}. Name the folder of a pack, such as packs/magelang.`,
    next: (name, dir) => `
Next:
  1. see it: a running demo shows it within a few seconds at /layanan/${name}
  2. open ${dir}/service.yaml in an editor; with a YAML extension it completes and explains every key
  3. after each change: npm run -s pendopo -- services check ${dir} --language en
docs/make-a-service.md leads from here to a published service.`,
  },
};

export type NewDefinition = {
  name: string;
  /** Folder of the pack, `packs/base` unless another is named. */
  pack?: string;
  /** First day, `YYYY-MM-DD`. */
  from: string;
  language?: Language;
  root?: string;
};

function refuseName(name: string, packs: string, words: Words): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 48) throw new Refused(words.badName(name));
  for (const pack of readdirSync(packs))
    if (existsSync(path.join(packs, pack, 'services', name)))
      throw new Refused(words.taken(`packs/${pack}/services/${name}`));
}

/** Writes the folder and returns its files, relative to the root. A refusal (throws `Refused`) writes nothing. */
export async function newDefinition({
  name,
  pack = 'packs/base',
  from,
  language = 'id',
  root = projectRoot,
}: NewDefinition): Promise<string[]> {
  const packs = path.join(root, 'packs');
  const home = path.resolve(root, pack);
  const words = WORDS[language];
  refuseName(name, packs, words);
  if (!existsSync(path.join(home, 'pack.yaml'))) throw new Refused(words.noPack(pack));
  const dir = path.join(home, 'services', name);
  const files = await exampleTexts({
    name,
    from,
    dir: path.relative(root, dir).split(path.sep).join('/'),
    schema: path.relative(dir, path.join(packs, 'schema')).split(path.sep).join('/'),
  });
  // Written aside first, so that a server that looks meanwhile sees the whole or nothing.
  const aside = path.join(home, 'services', `.new-${name}`);
  try {
    writeAll(aside, files);
    renameSync(aside, dir);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  await prove(home, packs, dir, language);
  return Object.keys(files).map((file) => path.relative(root, path.join(dir, file)));
}

/** The template is right by itself; a pack that lacks its pillar or duty makes it wrong, and its author has to know. */
async function prove(home: string, packs: string, dir: string, language: Language): Promise<void> {
  const base = path.join(packs, 'base');
  const { problems } = await readServices({ folders: home === base ? [base] : [base, home] });
  const own = problems.filter(({ file }) => file.startsWith(dir));
  if (own.length > 0)
    throw new Refused(
      own.map((fault) => describeProblem({ ...fault, ...sayFault(language, fault) })).join('\n'),
    );
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      pack: { type: 'string' },
      language: { type: 'string', default: 'id' },
      help: { type: 'boolean' },
    },
  });
  const [name, ...more] = positionals;
  const language = LANGUAGES.find((one) => one === values.language);
  const words = WORDS[language ?? 'id'];
  if (!name || !language || more.length > 0 || values.help) {
    console.log(words.usage);
    return values.help ? 0 : 2;
  }
  try {
    const from = new Date().toISOString().slice(0, 10);
    const files = await newDefinition({
      name,
      from,
      language,
      ...(values.pack ? { pack: values.pack } : {}),
    });
    for (const file of files.sort())
      console.log(`${styleText('green', '✔')} ${file.split(path.sep).join('/')}`);
    console.log(
      words.next(
        name,
        path
          .dirname(files[0] ?? '')
          .split(path.sep)
          .join('/'),
      ),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    console.log(error.message);
    return 1;
  }
}

if (startedDirectly(import.meta.filename)) process.exitCode = await main();
