/** Reads from a photo's EXIF block when and where it was taken, and nothing else (Exif 2.32, TIFF 6.0). Trusts no length or offset in it. */

export type Taken = {
  /** Wall time of the camera, `2026-11-22T09:14:03`, and its offset where it says one, `+07:00`. */
  local?: string;
  offset?: string;
  /** ISO 8601 instant by the satellites' clock. */
  utc?: string;
  point?: { lat: number; lng: number };
};

const TAG = { exif: 0x8769, gps: 0x8825, original: 0x9003, offset: 0x9011, digitised: 0x9004 } as const;
const GPS = { latRef: 1, lat: 2, lngRef: 3, lng: 4, time: 7, date: 29 } as const;
/** Bytes of one value by TIFF type; only these are read. */
const SIZE: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };
const MOST_ENTRIES = 200;

type Entry = { type: number; count: number; at: number };
type Block = { view: DataView; little: boolean };

/** Where the TIFF header stands: in a JPEG behind its APP1 mark, or in a bare EXIF block. */
function tiffStart(bytes: Uint8Array): number | undefined {
  const isExif = (at: number) =>
    bytes[at] === 0x45 &&
    bytes[at + 1] === 0x78 &&
    bytes[at + 2] === 0x69 &&
    bytes[at + 3] === 0x66 &&
    bytes[at + 4] === 0;
  if (isExif(0)) return 6;
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  for (let at = 2; at + 10 < bytes.length && bytes[at] === 0xff; ) {
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (bytes[at + 1] === 0xe1 && isExif(at + 4)) return at + 10;
    // The picture itself begins: nothing more will come.
    if (bytes[at + 1] === 0xda || length < 2) return undefined;
    at += 2 + length;
  }
  return undefined;
}

function directory({ view, little }: Block, at: number): Map<number, Entry> {
  const entries = new Map<number, Entry>();
  if (at + 2 > view.byteLength) return entries;
  const count = Math.min(view.getUint16(at, little), MOST_ENTRIES);
  for (let index = 0; index < count; index += 1) {
    const from = at + 2 + index * 12;
    if (from + 12 > view.byteLength) break;
    const type = view.getUint16(from + 2, little);
    const values = view.getUint32(from + 4, little);
    const bytes = (SIZE[type] ?? 0) * values;
    if (bytes === 0 || bytes > 1000) continue;
    const where = bytes <= 4 ? from + 8 : view.getUint32(from + 8, little);
    if (where + bytes <= view.byteLength)
      entries.set(view.getUint16(from, little), { type, count: values, at: where });
  }
  return entries;
}

function text({ view }: Block, entry: Entry | undefined): string {
  if (entry?.type !== 2) return '';
  const letters = Array.from({ length: entry.count }, (_, index) => view.getUint8(entry.at + index));
  const end = letters.indexOf(0);
  return String.fromCharCode(...(end < 0 ? letters : letters.slice(0, end))).trim();
}

function rationals({ view, little }: Block, entry: Entry | undefined, wanted: number): number[] | undefined {
  if (entry?.type !== 5 || entry.count !== wanted) return undefined;
  const values = Array.from({ length: wanted }, (_, index) => {
    const at = entry.at + index * 8;
    return view.getUint32(at, little) / view.getUint32(at + 4, little);
  });
  return values.every(Number.isFinite) ? values : undefined;
}

function degrees(block: Block, entry: Entry | undefined, ref: string, most: number): number | undefined {
  const parts = rationals(block, entry, 3);
  if (!parts || !/^[NSEW]$/.test(ref)) return undefined;
  const [whole = 0, minutes = 0, seconds = 0] = parts;
  const value = whole + minutes / 60 + seconds / 3600;
  return value <= most ? (ref === 'S' || ref === 'W' ? -value : value) : undefined;
}

function pointIn(block: Block, gps: Map<number, Entry>): Taken['point'] {
  const lat = degrees(block, gps.get(GPS.lat), text(block, gps.get(GPS.latRef)), 90);
  const lng = degrees(block, gps.get(GPS.lng), text(block, gps.get(GPS.lngRef)), 180);
  // Cameras without a fix write zeros.
  return lat === undefined || lng === undefined || (lat === 0 && lng === 0) ? undefined : { lat, lng };
}

function instant(iso: string): string | undefined {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function satelliteTime(block: Block, gps: Map<number, Entry>): string | undefined {
  const date = /^(\d{4}):(\d{2}):(\d{2})$/.exec(text(block, gps.get(GPS.date)));
  const time = rationals(block, gps.get(GPS.time), 3);
  if (!date || !time) return undefined;
  const [hours, minutes, seconds] = time.map((part) => String(Math.floor(part)).padStart(2, '0'));
  return instant(`${date[1]}-${date[2]}-${date[3]}T${hours}:${minutes}:${seconds}Z`);
}

/** What the photo says of its taking; an empty object where it says nothing that can be read. Never throws. */
export function readTaken(bytes: Uint8Array): Taken {
  const start = tiffStart(bytes);
  if (start === undefined || start + 8 > bytes.length) return {};
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return {};
  const block: Block = { view, little: order === 0x4949 };
  const main = directory(block, view.getUint32(4, block.little));
  const below = (tag: number) => {
    const entry = main.get(tag);
    return entry?.type === 4
      ? directory(block, view.getUint32(entry.at, block.little))
      : new Map<number, Entry>();
  };
  const exif = below(TAG.exif);
  const gps = below(TAG.gps);
  const taken: Taken = {};
  const stamp = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(
    text(block, exif.get(TAG.original) ?? exif.get(TAG.digitised)),
  );
  if (stamp && instant(`${stamp[1]}-${stamp[2]}-${stamp[3]}T${stamp[4]}Z`))
    taken.local = `${stamp[1]}-${stamp[2]}-${stamp[3]}T${stamp[4]}`;
  const offset = text(block, exif.get(TAG.offset));
  if (taken.local && /^[+-]\d{2}:\d{2}$/.test(offset) && instant(`${taken.local}${offset}`))
    taken.offset = offset;
  const utc = satelliteTime(block, gps);
  if (utc) taken.utc = utc;
  const point = pointIn(block, gps);
  if (point) taken.point = point;
  return taken;
}

/** The instant of taking: by the camera's own offset, else by the satellites, else by the clock of the zone given as `+07:00`. */
export function takenAt({ local, offset, utc }: Taken, zoneOffset: (local: string) => string): Date | null {
  if (local && offset) return new Date(`${local}${offset}`);
  if (utc) return new Date(utc);
  return local ? new Date(`${local}${zoneOffset(local)}`) : null;
}
