/** What the audit log is asked for, kept in the page's address so that it can be sent to a colleague. */
import { useDeferredValue, useMemo } from 'react';
import { useSearch } from '../../../../../web/kit/navigation/location.ts';

/** Names in the address, and the API's own. */
const NAMES = {
  dari: 'fromDay',
  sampai: 'toDay',
  pelaku: 'actorKind',
  nama: 'who',
  tindakan: 'action',
  hal: 'subject',
} as const;

export type FilterName = keyof typeof NAMES;
const names = Object.keys(NAMES) as FilterName[];

export type AuditFilter = {
  values: Record<FilterName, string>;
  set(name: FilterName, value: string): void;
  clear(): void;
  active: boolean;
  /** Search parameters for the API. */
  asked: Record<string, string>;
};

export function useAuditFilter(): AuditFilter {
  const [search, setSearch] = useSearch();
  const values = Object.fromEntries(names.map((name) => [name, search[name] ?? ''])) as AuditFilter['values'];
  const typed = JSON.stringify(values);
  const settled = useDeferredValue(typed);
  const asked = useMemo(() => {
    const now = JSON.parse(settled) as AuditFilter['values'];
    return Object.fromEntries(
      names.flatMap((name) => (now[name].trim() ? [[NAMES[name], now[name].trim()]] : [])),
    );
  }, [settled]);
  return {
    values,
    set: (name, value) => setSearch({ [name]: value }),
    clear: () => setSearch(Object.fromEntries(names.map((name) => [name, '']))),
    active: names.some((name) => values[name] !== ''),
    asked,
  };
}
