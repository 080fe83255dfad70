/** Numbers, texts, dates and lengths of time as they are written in an expression. */

import type { FeelAst } from '../rules/feel/ast.ts';
import { readDay, readSpan, writeDay, writeSpan } from '../rules/feel/day.ts';
import { FaultFound } from './faults.ts';

/** At most 15 digits, so that nothing is lost between what is written and what is computed. */
export function readNumber(source: string, at: number): number {
  const digits = source.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+/, '');
  const value = Number(source.replace(/\s/g, ''));
  if (digits.length > 15 || !(Math.abs(value) < 1e15)) throw new FaultFound('number-too-long', at);
  // 10.000 is ten to the machine and ten thousand to everybody in Indonesia; nobody writes a zero that says nothing.
  if (/^\d{1,3}\.\d{2}0$/.test(source.trim()))
    throw new FaultFound('thousands-dot', at, { found: source.trim(), meant: source.replace(/\D/g, '') });
  return value === 0 ? 0 : value;
}

const escapes: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
};

export function readText(source: string, at: number): string {
  return source.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|[\s\S])/g, (whole, code: string) => {
    if (code.length > 1) {
      const point = Number.parseInt(code.slice(1), 16);
      if (point > 0x10ffff) throw new FaultFound('wrong-text', at, { text: whole });
      return String.fromCodePoint(point);
    }
    const meant = escapes[code];
    if (meant === undefined) throw new FaultFound('wrong-text', at, { text: whole });
    return meant;
  });
}

/** Kept in one form, so that P12M and P1Y are the same tree. */
export function readDateText(text: string, at: number): FeelAst {
  const day = readDay(text);
  if (!day) throw new FaultFound('wrong-date', at, { text });
  return { k: 'date', value: writeDay(day) };
}

export function readSpanText(text: string, at: number): FeelAst {
  const span = readSpan(text);
  if (!span) throw new FaultFound('wrong-duration', at, { text });
  return { k: 'duration', value: writeSpan(span) };
}

/** @"2027-01-31" or @"P30D". */
export function readAtText(text: string, at: number): FeelAst {
  return text.startsWith('P') || text.startsWith('-P') ? readSpanText(text, at) : readDateText(text, at);
}
