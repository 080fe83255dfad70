/** Turns a stored sentence into a spoken one: fills `{names}` and picks the singular where a language has one. */

export type TextParams = Record<string, string | number>;

/**
 * Fills a text. A text may hold two forms, `{count} report || {count} reports`: the first is used when the
 * plural rules of `locale` call `params.count` "one", the second otherwise. Numbers are written by `number`.
 * A placeholder without a value stays visible, so that a mistake is seen and not silently blank.
 */
export function interpolate(
  text: string,
  params: TextParams | undefined,
  locale: string,
  number: (value: number) => string = String,
): string {
  const form = text.includes(' || ') ? pickForm(text, params, locale) : text;
  if (!params || !form.includes('{')) return form;
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? number(value) : value;
  });
}

function pickForm(text: string, params: TextParams | undefined, locale: string): string {
  const [one = '', other = one] = text.split(' || ');
  const count = Number(params?.count);
  return new Intl.PluralRules(locale).select(count) === 'one' ? one : other;
}
