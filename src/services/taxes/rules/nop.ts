/** Numbers of land-tax objects (NOP): 18 digits of province, city, district, ward, block, number and kind. Pure. */

/** The digits alone; undefined when they are not eighteen, or a part is nought that cannot be. */
export function readNop(text: string): string | undefined {
  const digits = text.replace(/[\s.-]/g, '');
  if (!/^\d{18}$/.test(digits)) return undefined;
  const [province, city] = [digits.slice(0, 2), digits.slice(2, 4)];
  return province === '00' || city === '00' || digits.slice(13, 17) === '0000' ? undefined : digits;
}

/** As it stands on an SPPT: '33.71.010.001.005-0012.0'. */
export function writtenNop(nop: string): string {
  const at = (from: number, to: number) => nop.slice(from, to);
  return `${at(0, 2)}.${at(2, 4)}.${at(4, 7)}.${at(7, 10)}.${at(10, 13)}-${at(13, 17)}.${at(17, 18)}`;
}
