/** Writes rows as CSV (RFC 4180), GeoJSON (RFC 7946) and Parquet, piece by piece: no writer ever holds a whole file. */
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { CSV_BEGIN, csvRow } from '../../../../shared/csv.ts';
import { isoInZone } from '../../../../shared/time.ts';
import type { Column, ColumnType, DataRow, Value } from './columns.ts';

export type Writer = {
  name: FileName;
  /** Bytes of these rows, or none yet. */
  add(rows: readonly DataRow[]): Buffer;
  end(): Buffer;
};

export const FILE_NAMES = ['laporan.csv', 'laporan.geojson', 'laporan.parquet'] as const;
export type FileName = (typeof FILE_NAMES)[number];
/** Those that are kept packed, and can be had so under `….gz`. Parquet is packed by itself. */
export const isPacked = (name: string) => name !== 'laporan.parquet';

type Shape = { columns: readonly Column[]; zone: string };

function plain(value: Value, zone: string): string | number | null {
  if (value instanceof Date) return isoInZone(value, zone);
  return typeof value === 'boolean' ? String(value) : value;
}

function csvWriter({ columns, zone }: Shape): Writer {
  let begun = false;
  return {
    name: 'laporan.csv',
    add(rows) {
      const head = begun ? '' : CSV_BEGIN + csvRow(columns.map(({ name }) => name));
      begun = true;
      return Buffer.from(
        head + rows.map((row) => csvRow(columns.map(({ of }) => plain(of(row), zone)))).join(''),
      );
    },
    end: () => Buffer.alloc(0),
  };
}

const IN_GEOMETRY = new Set(['latitude', 'longitude']);

function geojsonWriter({ columns, zone }: Shape): Writer {
  const told = columns.filter(({ name }) => !IN_GEOMETRY.has(name));
  let begun = false;
  const feature = (row: DataRow) =>
    JSON.stringify({
      type: 'Feature',
      id: row.code,
      // Section 3.2: a thing without a place has a null geometry.
      geometry: row.point ? { type: 'Point', coordinates: [row.point.lng, row.point.lat] } : null,
      properties: Object.fromEntries(
        told.map(({ name, of }) => {
          const value = of(row);
          return [name, value instanceof Date ? isoInZone(value, zone) : value];
        }),
      ),
    });
  return {
    name: 'laporan.geojson',
    add(rows) {
      if (rows.length === 0) return Buffer.alloc(0);
      const head = begun ? ',\n' : '{"type":"FeatureCollection","features":[\n';
      begun = true;
      return Buffer.from(head + rows.map(feature).join(',\n'));
    },
    end: () => Buffer.from(begun ? '\n]}\n' : '{"type":"FeatureCollection","features":[]}\n'),
  };
}

const PARQUET = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
} as const satisfies Record<ColumnType, object>;

/** Rows of one group: fewer pack worse, more take more memory. */
const GROUP = 20_000;

function parquetWriter({ columns }: Shape): Writer {
  const bytes = new ByteWriter();
  const waiting: DataRow[] = [];
  const take = () => {
    const taken = Buffer.from(bytes.getBytes());
    bytes.index = 0;
    return taken;
  };
  const parquet = new ParquetWriter({
    writer: bytes,
    createdBy: 'Pendopo',
    schema: [
      { name: 'laporan', num_children: columns.length },
      ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...PARQUET[type] })),
    ],
  });
  const writeGroup = () => {
    const rows = waiting.splice(0, GROUP);
    void parquet.write({
      columnData: columns.map(({ name, of }) => ({ name, data: rows.map(of) })),
      rowGroupSize: GROUP,
    });
  };
  return {
    name: 'laporan.parquet',
    add(rows) {
      waiting.push(...rows);
      while (waiting.length >= GROUP) writeGroup();
      return take();
    },
    end() {
      if (waiting.length > 0) writeGroup();
      void parquet.finish();
      return take();
    },
  };
}

export function writersFor(shape: Shape): Writer[] {
  return [csvWriter(shape), geojsonWriter(shape), parquetWriter(shape)];
}
