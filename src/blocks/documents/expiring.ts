/** Tells each day which papers end soon, so that the service can remind the holder. */
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import { localDate } from '../../shared/time.ts';
import { takeExpiring } from './store.ts';

const BATCH = 500;

/** Each paper is told once for each of its days of reminder; several that have passed at once are told as the nearest. */
export async function tellExpiring(city: City): Promise<number> {
  const ctx = systemContext(city, 'documents.expiring');
  const today = localDate(ctx.now, city.zone);
  let told = 0;
  for (;;) {
    const batch = await change(ctx, async (tx) => {
      const rows = await takeExpiring(tx, today, BATCH);
      for (const row of rows)
        tx.emit({
          type: 'documents.document.expiring',
          subject: row.caseCode,
          payload: {
            document: row.id,
            service: row.service,
            number: row.number,
            validUntil: row.validUntil,
            days: row.days,
          },
        });
      return rows.length;
    });
    told += batch;
    if (batch < BATCH) return told;
  }
}
