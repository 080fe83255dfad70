/** EMVCo merchant-presented QR: fields with a two-digit id and a two-digit length, and the checksum behind them all. Pure. */

export type Field = { id: string; value: string };

/** What is written: at most 99 signs of ASCII in one field. RangeError otherwise. */
export function writeFields(fields: readonly Field[]): string {
  return fields
    .map(({ id, value }) => {
      if (!/^\d{2}$/.test(id)) throw new RangeError(`not the id of a field: ${id}`);
      if (!/^[\x20-\x7e]{1,99}$/.test(value)) throw new RangeError(`field ${id} holds 1 to 99 plain signs`);
      return `${id}${String(value.length).padStart(2, '0')}${value}`;
    })
    .join('');
}

/** The fields in their order; undefined when lengths do not fit or an id stands twice. */
export function readFields(text: string): Field[] | undefined {
  const found: Field[] = [];
  const ids = new Set<string>();
  for (let at = 0; at < text.length; ) {
    const head = /^(\d{2})(\d{2})$/.exec(text.slice(at, at + 4));
    const [, id = '', digits = ''] = head ?? [];
    const length = Number(digits);
    const value = text.slice(at + 4, at + 4 + length);
    if (!head || length === 0 || value.length !== length || ids.has(id)) return undefined;
    ids.add(id);
    found.push({ id, value });
    at += 4 + length;
  }
  return found;
}

/** CRC-16/CCITT-FALSE (polynomial 0x1021, start 0xFFFF) over ASCII, as four hexadecimal digits: "123456789" gives 29B1. */
export function checksum(text: string): string {
  let crc = 0xffff;
  for (let at = 0; at < text.length; at++) {
    crc ^= (text.charCodeAt(at) & 0xff) << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}
