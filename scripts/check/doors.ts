/** What two people who work side by side forget: a route in the table of who may, and the next number of a migration. */
import { MODULES } from '../../src/app/modules.ts';
import { migrationsFingerprint } from '../../src/platform/db/migrate.ts';
import { misplacedRoutes } from '../../test/scopes/tables.ts';

/** One sentence for each route without a table and for each module whose migrations are misnumbered. */
function problems(): string[] {
  const misnumbered = MODULES.flatMap(({ name, migrations }): string[] => {
    if (!migrations) return [];
    try {
      migrationsFingerprint([{ module: name, folder: migrations }]);
      return [];
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
  return [...misplacedRoutes(), ...misnumbered];
}

const found = problems();
if (found.length > 0) console.error(found.join('\n'));
process.exitCode = found.length > 0 ? 1 : 0;
