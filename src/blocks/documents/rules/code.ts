/** Codes by which a paper is looked up: long enough that nobody finds one by trying, and easy to read out. */

/** Without I, L, O and U, so that nothing is mistaken for another sign and no word comes about. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 16;

/** 80 random bits as `7K2M-QX4D-9TVB-03HF`; `random` gives at least 16 bytes. */
export function newCode(random: Uint8Array): string {
  const signs = Array.from({ length: LENGTH }, (_, at) => SIGNS[(random[at] ?? 0) & 31]).join('');
  return signs.replace(/.{4}(?=.)/g, '$&-');
}

/** Reads a code as people type it, or the whole address of the page for it; undefined when it can be none. */
export function readCode(text: string): string | undefined {
  const last = text.trim().slice(0, 300).split('/').at(-1) ?? '';
  const packed = last
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-_]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (packed.length !== LENGTH || [...packed].some((sign) => !SIGNS.includes(sign))) return undefined;
  return packed.replace(/.{4}(?=.)/g, '$&-');
}

/** `Sri Rahayu Contoh` → `S** R***** C*****`: enough for the holder to know the paper, too little for anybody else. */
export function maskName(name: string): string {
  return name
    .trim()
    .split(/\s+/)
    .slice(0, 8)
    .map((word) => {
      const [first = '', ...rest] = [...word];
      return first + '*'.repeat(Math.min(rest.length, 8));
    })
    .join(' ');
}
