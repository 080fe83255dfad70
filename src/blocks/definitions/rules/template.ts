/** Text of papers with expressions between double braces. */

export type TemplatePart = { text: string } | { formula: string };

/**
 * `Nomor {{ number }}` → text and formula pieces. `fault` when braces do not pair or stand empty. Braces inside a text
 * of an expression are not looked into: an expression ends at the first `}}`.
 */
export function readTemplate(source: string): { parts: TemplatePart[]; fault?: 'braces' | 'empty' } {
  const parts: TemplatePart[] = [];
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('{{', at);
    const text = source.slice(at, open < 0 ? undefined : open);
    if (text.includes('}}')) return { parts, fault: 'braces' };
    if (text !== '') parts.push({ text });
    if (open < 0) break;
    const close = source.indexOf('}}', open + 2);
    if (close < 0) return { parts, fault: 'braces' };
    const formula = source.slice(open + 2, close).trim();
    if (formula === '') return { parts, fault: 'empty' };
    if (formula.includes('{{')) return { parts, fault: 'braces' };
    parts.push({ formula });
    at = close + 2;
  }
  return { parts };
}
