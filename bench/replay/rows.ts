/** Reads the two files, as they are, into what a client sends. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

export type Row = {
  /** The file's own number of the request: the idempotency key. */
  key: string;
  type: string;
  reason: string;
  department: string;
  departmentName: string;
  body: {
    description: string;
    category: string;
    location?: { lat: number; lng: number };
    area?: string;
    place?: string;
  };
};

type Fields = Record<string, string>;

export const FILES = { requests: 'boston311-2015-third.csv.gz', aspirations: 'sapawarga_aspirasi.csv' };
const MOST_LETTERS = 4000;

export function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 48)
    .replace(/-$/, '');
  return slug || 'other';
}

function squeeze(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** The service requests. A row without coordinates is sent without a place: the city says what it lacks. */
export function readRequests(folder: string, limit: number): Row[] {
  const text = gunzipSync(readFileSync(join(folder, FILES.requests))).toString('utf8');
  const records = parse(text, { columns: true, to: limit }) as Fields[];
  return records.map((one) => {
    const type = squeeze(one.TYPE);
    const place = squeeze(one.Location).slice(0, 200);
    const title = squeeze(one.CASE_TITLE) || type;
    const [lat, lng] = [Number(one.LATITUDE || Number.NaN), Number(one.LONGITUDE || Number.NaN)];
    const placed = Number.isFinite(lat) && Number.isFinite(lng);
    return {
      key: `${one.CASE_ENQUIRY_ID}`,
      type,
      reason: squeeze(one.REASON) || 'Other',
      department: squeeze(one.Department) || 'NONE',
      departmentName: squeeze(one.SUBJECT) || 'Other',
      body: {
        description: `${title}. ${type}, ${one.OPEN_DT}. ${place}`.slice(0, MOST_LETTERS),
        category: slugOf(type),
        ...(placed ? { location: { lat, lng } } : {}),
        ...(place ? { place } : {}),
      },
    };
  });
}

const CATEGORY_OF: Record<string, string> = {
  Infrastruktur: 'pothole',
  Ekonomi: 'market-facility',
  'Sumber Daya Manusia': 'school',
  'Sosial dan Budaya': 'public-order',
};

/** The twelve long texts. They name no place of the demo city, so the caller gives them a ward of it. */
export function readAspirations(folder: string, area: string, categories: readonly string[]): Row[] {
  const records = parse(readFileSync(join(folder, FILES.aspirations)), { columns: true }) as Fields[];
  return records.map((one, index) => {
    const wished = CATEGORY_OF[squeeze(one.category)] ?? '';
    return {
      key: `aspirasi-${index}`,
      type: squeeze(one.category),
      reason: '',
      department: '',
      departmentName: '',
      body: {
        description: `${one.title}\n\n${one.description}`.slice(0, MOST_LETTERS),
        category: categories.includes(wished) ? wished : (categories[0] ?? ''),
        area,
      },
    };
  });
}
