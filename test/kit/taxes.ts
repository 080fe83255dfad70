/** Taxpayers and objects for tests: a restaurant, a billboard, a well, and land. Everybody is invented. */
import { change } from '../../src/platform/change.ts';
import { systemContext } from '../../src/platform/context.ts';
import { runLand, startLandRun } from '../../src/services/taxes/land-run.ts';
import { addObject } from '../../src/services/taxes/objects.ts';
import { addPayer } from '../../src/services/taxes/payers.ts';
import type { LandForm, ObjectForm } from '../../src/services/taxes/rules/forms.ts';
import { localDate } from '../../src/shared/time.ts';
import type { TestHouse } from './house.ts';

type At = Pick<TestHouse, 'city'>;

/** Answers number and code of the letter as well. */
export async function taxpayer({ city }: At, name = 'Wati Lestari', kind: 'person' | 'business' = 'person') {
  const ctx = systemContext(city, 'test');
  return change(ctx, (tx) =>
    addPayer(ctx, tx, { kind, name, address: 'Jalan Rekaan 1', phone: '0812-0000-4321' }),
  );
}

export async function taxed(
  { city }: At,
  payer: string,
  tax: string,
  form: ObjectForm = { kind: 'plain' },
  more: { nop?: string; title?: string; since?: string } = {},
) {
  const ctx = systemContext(city, 'test');
  return change(ctx, (tx) =>
    addObject(ctx, tx, {
      ...{ tax, payer, form, area: '33.71.03.1005', address: 'Jalan Rekaan 2', nop: more.nop },
      ...{ title: more.title ?? 'Warung Rekaan', since: more.since ?? '2026-01-01' },
    }),
  );
}

export const landForm = (more: Partial<LandForm> = {}): LandForm => ({
  ...{
    kind: 'land',
    landM2: 100,
    landPrice: 1_000_000,
    buildingM2: 50,
    buildingPrice: 1_500_000,
    free: true,
  },
  ...more,
});

/** Land with a bill of this year, by its NOP. */
export async function landWithBill(house: At, nop = '337103000500100120'): Promise<string> {
  const { city } = house;
  const year = Number(localDate(city.now(), city.zone).slice(0, 4));
  const { id } = await taxpayer(house);
  await taxed(house, id, 'land', landForm(), { nop, since: `${year - 1}-06-01` });
  await startLandRun(systemContext(city, 'test'), year);
  await runLand(city, year);
  return nop;
}
