/** Opens a store that this device keeps, once for all who use it, and again after the browser closed it. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/**
 * The database `name` in the `version` that `upgrade` makes. It gives way when a newer page wants to upgrade it, and
 * a refusal (full device, private window) is tried anew at the next call. Throws what IndexedDB throws.
 */
export function deviceStore<Schema extends DBSchema>(
  name: string,
  version: number,
  upgrade: (db: IDBPDatabase<Schema>) => void,
): () => Promise<IDBPDatabase<Schema>> {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const forget = () => {
    opened = undefined;
  };
  return () => {
    opened ??= openDB<Schema>(name, version, {
      upgrade,
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: forget,
    }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opened;
  };
}
