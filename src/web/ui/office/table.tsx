/** The queue: a grid walked with arrow keys, opened with Enter, sorted by its heads, stacked into cards on a phone. */
import './controls.css';
import type { ReactNode } from 'react';
import {
  Table as AriaTable,
  Cell,
  Checkbox,
  Column,
  type Key,
  Row,
  type Selection,
  type SortDescriptor,
  TableBody,
  TableHeader,
} from 'react-aria-components';
import { Icon } from '../base/icons.tsx';

export type TableColumn<Item> = {
  id: string;
  head: string;
  cell: (item: Item) => ReactNode;
  /** Names the row for screen readers; exactly one column. Takes the full width of a card on phones. */
  main?: boolean;
  number?: boolean;
  sortable?: boolean;
};

export type Sort = { column: string; direction: 'ascending' | 'descending' };

export type TableProps<Item> = {
  label: string;
  columns: TableColumn<Item>[];
  items: Item[];
  /** Stable id of an item. */
  idOf: (item: Item) => string;
  /** The opened row. */
  current?: string | undefined;
  /** Newly arrived rows, shaded for some seconds. */
  fresh?: ReadonlySet<string>;
  onOpen?: (id: string) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (ids: Set<string>) => void;
  /** Words of the boxes for choosing; needed with `onSelect`. */
  selectWords?: { all: string; one: string };
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  empty: ReactNode;
};

/** Data comes sorted from the caller (keyset pages cannot be sorted here). */
export function Table<Item extends object>(props: TableProps<Item>) {
  const {
    label,
    columns,
    items,
    idOf,
    current,
    fresh,
    onOpen,
    selected,
    onSelect,
    sort,
    onSort,
    empty,
    selectWords,
  } = props;
  return (
    <div className="sheet">
      <AriaTable
        className="table"
        data-stack=""
        aria-label={label}
        selectionMode={onSelect ? 'multiple' : 'none'}
        selectionBehavior="toggle"
        selectedKeys={selected as Iterable<Key> | undefined}
        onSelectionChange={(keys: Selection) =>
          onSelect?.(keys === 'all' ? new Set(items.map(idOf)) : new Set([...keys].map(String)))
        }
        onRowAction={onOpen && ((key) => onOpen(String(key)))}
        sortDescriptor={sort}
        onSortChange={(now: SortDescriptor) =>
          onSort?.({ column: String(now.column), direction: now.direction })
        }
      >
        <TableHeader>
          {onSelect && (
            <Column>
              <SelectBox label={selectWords?.all ?? ''} />
            </Column>
          )}
          {columns.map((column) => (
            <Column
              key={column.id}
              id={column.id}
              isRowHeader={column.main}
              allowsSorting={column.sortable}
              data-number={column.number ? '' : undefined}
            >
              {({ sortDirection }) => (
                <span className="table-sort" data-direction={sortDirection}>
                  {column.head} {column.sortable && <Icon name="down" className="sort-mark" />}
                </span>
              )}
            </Column>
          ))}
        </TableHeader>
        <TableBody renderEmptyState={() => empty}>
          {items.map((item) => {
            const id = idOf(item);
            return (
              <Row
                key={id}
                id={id}
                data-action={onOpen ? '' : undefined}
                data-current={id === current ? '' : undefined}
                data-fresh={fresh?.has(id) ? '' : undefined}
              >
                {onSelect && (
                  <Cell>
                    <SelectBox label={selectWords?.one ?? ''} />
                  </Cell>
                )}
                {columns.map((column) => (
                  <Cell
                    key={column.id}
                    data-main={column.main ? '' : undefined}
                    data-number={column.number ? '' : undefined}
                    data-head={column.main ? undefined : column.head || undefined}
                  >
                    {column.cell(item)}
                  </Cell>
                ))}
              </Row>
            );
          })}
        </TableBody>
      </AriaTable>
    </div>
  );
}

function SelectBox({ label }: { label: string }) {
  return (
    <Checkbox slot="selection" className="check" aria-label={label}>
      <span className="check-box">
        <Icon name="check" />
      </span>
    </Checkbox>
  );
}
