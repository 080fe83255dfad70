/** Reads a table off the disk row by row, in memory that does not depend on its size. */
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { TextDecoderStream } from 'node:stream/web';
import { parse } from 'csv-parse';
import { rearmed } from '../../../shared/csv.ts';
import { bytesOf, delimiterOf, type Encoding, lookAt } from './decode.ts';

export type TableRow = {
  /** Line of the file on which the row begins, 1 for the header. */
  line: number;
  values: string[];
};
export type Table = {
  header: string[];
  encoding: Encoding;
  delimiter: string;
  /** Size of the file in bytes, and how many have been read. */
  bytes: number;
  read(): number;
  rows: AsyncIterable<TableRow>;
};

/** Opens the table. Quotes may hold separators and line ends; a byte order mark is no part of the first name, an apostrophe that disarms a cell none of its words. */
export async function openTable(
  path: string,
  wish: { encoding?: Encoding | undefined; delimiter?: string | undefined } = {},
): Promise<Table> {
  const { size } = await stat(path);
  const look = await lookAt(path);
  const encoding = wish.encoding ?? look.encoding;
  const delimiter = wish.delimiter ?? delimiterOf(look.firstLine);
  const { bytes, read, close } = bytesOf(path);
  const text = Readable.fromWeb(Readable.toWeb(bytes).pipeThrough(new TextDecoderStream(encoding)) as never);
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 1 << 20,
  });
  text.on('error', (error) => parser.destroy(error));
  const records = text.pipe(parser)[Symbol.asyncIterator]() as AsyncIterator<{
    record: string[];
    info: { lines: number };
  }>;
  const head = await records.next();
  const header = head.done ? [] : head.value.record.map((name) => rearmed(name.trim()));
  return {
    header,
    encoding,
    delimiter,
    bytes: size,
    read,
    rows: {
      async *[Symbol.asyncIterator]() {
        try {
          for (let next = await records.next(); !next.done; next = await records.next())
            yield { line: next.value.info.lines, values: next.value.record.map(rearmed) };
        } finally {
          close();
        }
      },
    },
  };
}
