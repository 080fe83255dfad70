/** What a short message asks for, and in which language somebody writes: by lists of words, nothing cleverer. */
import type { Language } from '../../../shared/languages.ts';

export type Command =
  | { do: 'cancel' | 'menu' | 'report' | 'confidential' | 'skip' | 'yes' | 'greet' }
  | { do: 'status'; code: string }
  | { do: 'language'; language: Language };

type Plain = Extract<
  Command,
  { do: 'cancel' | 'menu' | 'report' | 'confidential' | 'skip' | 'yes' | 'greet' }
>['do'];

const COMMANDS: Record<Plain, readonly string[]> = {
  cancel: [
    'batal',
    'batalkan',
    'stop',
    'berhenti',
    'cancel',
    'wurung',
    'mboten sios',
    'boten sios',
    '取消',
    '停止',
  ],
  menu: ['menu', 'bantuan', 'tolong menu', 'help', 'pitulungan', 'pitedah', '菜单', '帮助'],
  report: [
    'lapor',
    'lapor baru',
    'laporan baru',
    'report',
    'new report',
    'lapuran',
    'lapuran enggal',
    '投诉',
  ],
  confidential: [
    'rahasia',
    'rahasiakan',
    'lapor rahasia',
    'laporan rahasia',
    'confidential',
    'report in confidence',
    'wados',
    'winados',
    'lapuran wados',
    '保密',
    '保密投诉',
  ],
  skip: [
    'lewati',
    'lewat',
    'skip',
    'tidak ada',
    'tidak punya',
    'tidak tahu',
    'tidak',
    'no',
    'none',
    'boten',
    'boten wonten',
    'mboten',
    'ora',
    'ora ana',
    'langkungi',
    '跳过',
    '没有',
    '不知道',
  ],
  yes: [
    'ya',
    'iya',
    'y',
    'ok',
    'oke',
    'okay',
    'kirim',
    'betul',
    'benar',
    'yes',
    'send',
    'nggih',
    'inggih',
    'kintun',
    '是',
    '好',
    '发送',
    '确认',
  ],
  greet: [
    'halo',
    'hallo',
    'hai',
    'hi',
    'hello',
    'hey',
    'p',
    'ping',
    'tes',
    'test',
    'permisi',
    'min',
    'pagi',
    'siang',
    'sore',
    'malam',
    'selamat pagi',
    'selamat siang',
    'selamat sore',
    'selamat malam',
    'good morning',
    'good afternoon',
    'good evening',
    'assalamualaikum',
    'assalamu alaikum',
    'nuwun sewu',
    'kula nuwun',
    'sugeng enjing',
    'sugeng siyang',
    'sugeng sonten',
    'sugeng dalu',
    '你好',
    '您好',
    '在吗',
  ],
};

const LANGUAGES: Record<string, Language> = {
  indonesia: 'id',
  'bahasa indonesia': 'id',
  english: 'en',
  inggris: 'en',
  'bahasa inggris': 'en',
  jawa: 'jv',
  'bahasa jawa': 'jv',
  'basa jawi': 'jv',
  'basa jawa': 'jv',
  中文: 'zh',
  mandarin: 'zh',
};

const PLAIN = new Map(
  (Object.entries(COMMANDS) as [Plain, readonly string[]][]).flatMap(([what, words]) =>
    words.map((word) => [word, what] as const),
  ),
);

/** Small letters without signs: `Batal!!` and `batal` are one word. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The first words of a subject by which a letter asks for confidence: "RAHASIA: …", "RAHASIA …", "Fwd: [Confidential] …".
 * What only sounds so ("Rahasia umum di pasar") is kept in confidence as well: its sender is told, and nothing got out.
 */
export function asksForConfidence(subject: string): boolean {
  const said = bare(subject.replace(/^\s*(?:(?:re|fwd?|bls|trs)\s*:\s*)+/i, ''));
  return COMMANDS.confidential.some((words) => {
    if (!said.startsWith(words)) return false;
    return /\p{Script=Han}$/u.test(words) || !/[\p{L}\p{N}]/u.test(said.charAt(words.length));
  });
}

/** The command that the whole message is; undefined for anything that says more. */
export function commandIn(text: string): Command | undefined {
  if (text.length > 60) return undefined;
  const said = bare(text);
  const status = /^(?:status|cek|lacak|track|查询|状态)\s+([a-z]{2,4}[\s-]*\d[\d\s-]{5,24})$/.exec(said);
  if (status?.[1]) return { do: 'status', code: status[1] };
  const language = Object.hasOwn(LANGUAGES, said) ? LANGUAGES[said] : undefined;
  if (language) return { do: 'language', language };
  const plain = PLAIN.get(said);
  return plain && { do: plain };
}

/** The number that the whole message is, 1 to 99; undefined for anything else. */
export function numberIn(text: string): number | undefined {
  const digits = /^\s*(\d{1,2})\s*[.)]?\s*$/.exec(text.normalize('NFKC'))?.[1];
  return digits === undefined || digits === '0' ? undefined : Number(digits);
}

const HINTS: Record<'en' | 'jv', ReadonlySet<string>> = {
  en: new Set(
    'the is are there street light road broken please hello not working since near garbage water and has my of in front help with was'.split(
      ' ',
    ),
  ),
  jv: new Set(
    'kula panjenengan boten mboten wonten nggih sampun dereng punika niki iki iku ora ana wis durung kok dalan margi bolong peteng omahe omah kulo nyuwun matur sugeng enjing saking dhateng ing lampune ngarepe tiyang wong akeh banget'.split(
      ' ',
    ),
  ),
};

/** The language in which the text is written: Han signs are Mandarin, two telling words English or Javanese; otherwise undefined. */
export function languageOf(text: string): Language | undefined {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  const words = bare(text).split(' ');
  const count = (language: 'en' | 'jv') => words.filter((word) => HINTS[language].has(word)).length;
  const [english, javanese] = [count('en'), count('jv')];
  const least = words.length <= 3 ? 1 : 2;
  if (Math.max(english, javanese) < least || english === javanese) return undefined;
  return english > javanese ? 'en' : 'jv';
}
