/** A part of a report: its title, what it means, and its rows. */
import type { ReactNode } from 'react';
import { Table, type TableColumn } from '../../../../web/ui/office/table.tsx';

export function Sheet<Row extends object>({
  title,
  note,
  empty,
  rows,
  idOf,
  columns,
  onOpen,
}: {
  title: string;
  note?: ReactNode;
  empty: string;
  rows: Row[];
  idOf: (row: Row) => string;
  columns: TableColumn<Row>[];
  onOpen?: (id: string) => void;
}) {
  return (
    <section>
      <h2>{title}</h2>
      {note && <p className="text-ink-soft">{note}</p>}
      {rows.length === 0 ? (
        <p className="text-ink-soft">{empty}</p>
      ) : (
        <Table label={title} columns={columns} items={rows} idOf={idOf} onOpen={onOpen} empty={empty} />
      )}
    </section>
  );
}
