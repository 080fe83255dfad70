/** How often a piece of work asks the database. */
import type { City } from '../../src/platform/city.ts';
import type { Sql } from '../../src/platform/db/sql.ts';

/** The same city, counting; `count` answers how many statements were sent since the last time. */
export function counting(city: City): { city: City; count(): number } {
  let sent = 0;
  const { db } = city;
  const counted =
    <A>(send: (part: Sql) => A) =>
    (part: Sql) => {
      sent += 1;
      return send(part);
    };
  const { rows, maybe, one, run } = db;
  const counts = { rows: counted(rows), maybe: counted(maybe), one: counted(one), run: counted(run) };
  return {
    city: { ...city, db: { ...db, ...(counts as typeof db) } },
    count() {
      const now = sent;
      sent = 0;
      return now;
    },
  };
}
