/** What is taxed: written down, changed from a day on, handed over, split and merged. Nothing of the past is rewritten. */
import { debtorsOf, handOver, newPayCode } from '../../blocks/payments/api.ts';
import { type Change, change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { open, seal } from '../../platform/crypt.ts';
import { violates } from '../../platform/db/database.ts';
import { Problem } from '../../shared/errors.ts';
import { cleanLine } from '../../shared/text.ts';
import { localDate } from '../../shared/time.ts';
import { dateOfDay, dayNumber, localDay } from '../../shared/zone.ts';
import { getPayer, refOf } from './payers.ts';
import type { LandForm, ObjectForm } from './rules/forms.ts';
import { readNop } from './rules/nop.ts';
import { demandLaw, taxRules } from './rules-book.ts';
import {
  closeObject,
  endHolding,
  formsOf,
  holderOn,
  insertDescent,
  insertForm,
  insertHolding,
  insertObject,
  lockObject,
  nextObjectNumber,
  type ObjectRow,
} from './store-objects.ts';

export type Place = { title: string; address: string };
export const readPlace = (city: City, sealed: Buffer): Place => JSON.parse(open(city, sealed)) as Place;

const today = ({ city, now }: Context) => localDate(now, city.zone);
const midnight = ({ city }: Context, day: string) => new Date(localDay(dayNumber(day), city.zone)[0]);
const dayBefore = (day: string) => dateOfDay(dayNumber(day) - 1);

const FORM_OF = { billboard: 'billboard', water: 'water' } as const;

export type NewObject = {
  tax: string;
  payer: string;
  title: string;
  address: string;
  area: string | null;
  /** For land: its NOP. Others get a number. */
  nop?: string | undefined;
  form: ObjectForm;
  since: string;
};

/** 422 `taxes.wrong-form`, `taxes.wrong-nop`; 404 `taxes.no-payer`; 409 `taxes.no-rule`, `taxes.object-there`. */
export async function addObject(
  ctx: Context,
  tx: Change,
  given: NewObject,
): Promise<{ id: number; number: string; payCode: string }> {
  const law = demandLaw(await taxRules(ctx.city), given.tax, given.since);
  const kind = law.way === 'yearly' ? 'land' : law.measure ? FORM_OF[law.measure] : 'plain';
  if (given.form.kind !== kind) throw new Problem(422, 'taxes.wrong-form');
  const nop = kind === 'land' ? readNop(given.nop ?? '') : null;
  if (nop === undefined) throw new Problem(422, 'taxes.wrong-nop');
  const payer = await getPayer(ctx.city, given.payer);
  const number = nop ?? `O${String(await nextObjectNumber(tx)).padStart(8, '0')}`;
  const [nobody = 0] = await debtorsOf(tx, 'taxes', [`0/${payer.id}`]);
  const payCode = await newPayCode(tx, nobody, midnight(ctx, given.since));
  const place = { title: cleanLine(given.title), address: cleanLine(given.address) } satisfies Place;
  const id = await insertObject(tx, {
    ...{ number, tax: given.tax, area: given.area, pay_code: payCode, opened_on: given.since },
    sealed: seal(ctx.city, JSON.stringify(place)),
  });
  if (id === undefined) throw new Problem(409, 'taxes.object-there', { number });
  await insertForm(tx, { object: id, since: given.since, form: given.form, why: 'registered' });
  await insertHolding(tx, { object: id, since: given.since, payer: payer.id, arrears: null });
  const [debtor = 0] = await debtorsOf(tx, 'taxes', [refOf(id, payer.id)]);
  await handOver(tx, payCode, debtor, new Date(midnight(ctx, given.since).getTime() + 1));
  tx.audit({
    action: 'taxes.object.registered',
    subject: number,
    after: { tax: given.tax, since: given.since },
  });
  tx.emit({ type: 'taxes.object.registered', subject: number, payload: { id, tax: given.tax } });
  return { id, number, payCode };
}

async function locked(tx: Change, id: number): Promise<ObjectRow> {
  const found = await lockObject(tx, id);
  if (!found) throw new Problem(404, 'taxes.no-object');
  if (found.closed_on !== null) throw new Problem(409, 'taxes.object-closed');
  return found;
}

/** Other sizes or values from a day on. What was billed stands. 404 `taxes.no-object`, 409 `taxes.changed-that-day`. */
export async function changeObject(
  ctx: Context,
  given: { object: number; since: string; form: ObjectForm; why: string },
): Promise<void> {
  await change(ctx, async (tx) => {
    const { number, id } = await locked(tx, given.object);
    const [last] = await formsOf(tx, id);
    if (last?.form.kind !== given.form.kind) throw new Problem(422, 'taxes.wrong-form');
    if (given.since < last.since) throw new Problem(409, 'taxes.since-too-early', { day: last.since });
    const why = cleanLine(given.why);
    try {
      await insertForm(tx, { object: id, since: given.since, form: given.form, why });
    } catch (error) {
      if (violates(error, 'object_form_pkey')) throw new Problem(409, 'taxes.changed-that-day');
      throw error;
    }
    tx.audit({ action: 'taxes.object.changed', subject: number, after: { since: given.since, reason: why } });
  });
}

/**
 * The object is another one's from a day on (balik nama). What was billed stays where it arose; `arrears` says what was agreed about
 * it. 409 `taxes.since-too-early`, `taxes.holds-it-already`.
 */
export async function transferObject(
  ctx: Context,
  given: { object: number; payer: string; since: string; arrears: 'none' | 'stay' | 'assumed' },
): Promise<void> {
  await change(ctx, async (tx) => {
    const { id, number, pay_code } = await locked(tx, given.object);
    await getPayer(ctx.city, given.payer);
    const before = await holderOn(tx, id, '9999-12-31');
    if (given.since < today(ctx) || (before && given.since <= before.since))
      throw new Problem(409, 'taxes.since-too-early', { day: today(ctx) });
    if (before?.payer === given.payer) throw new Problem(409, 'taxes.holds-it-already');
    if (before) await endHolding(tx, id, dayBefore(given.since));
    const { payer, since, arrears } = given;
    await insertHolding(tx, { object: id, since, payer, arrears });
    const [debtor = 0] = await debtorsOf(tx, 'taxes', [refOf(id, payer)]);
    await handOver(tx, pay_code, debtor, midnight(ctx, since));
    tx.audit({ action: 'taxes.object.transferred', subject: number, after: { since, arrears } });
    tx.emit({ type: 'taxes.object.transferred', subject: number, payload: { id, since, arrears } });
  });
}

/** Nothing arises for it after the day. 409 `taxes.since-too-early`. */
export async function endObject(tx: Change, id: number, until: string): Promise<ObjectRow> {
  const object = await locked(tx, id);
  if (until < object.opened_on) throw new Problem(409, 'taxes.since-too-early', { day: object.opened_on });
  await closeObject(tx, id, until);
  tx.audit({ action: 'taxes.object.ended', subject: object.number, after: { until } });
  return object;
}

type LandPart = { nop: string; payer: string; title: string; address: string; form: LandForm };

const area = (form: ObjectForm | undefined, key: 'landM2' | 'buildingM2') =>
  form?.kind === 'land' ? Math.round(form[key] * 100) : 0;

/**
 * Land is split or merged: the parents end the day before, the children begin, and together they are exactly as large. What the
 * parents owe stays with them. 422 `taxes.area-differs`, `taxes.wrong-form`; 409 `taxes.since-too-early`.
 */
export async function rearrangeLand(
  ctx: Context,
  given: { parents: readonly number[]; children: readonly LandPart[]; since: string },
): Promise<{ id: number; number: string; payCode: string }[]> {
  const { since } = given;
  if (since < today(ctx)) throw new Problem(409, 'taxes.since-too-early', { day: today(ctx) });
  return change(ctx, async (tx) => {
    const parents: { row: ObjectRow; form: ObjectForm | undefined }[] = [];
    for (const id of [...new Set(given.parents)].sort((a, b) => a - b)) {
      const row = await endObject(tx, id, dayBefore(since));
      const form = (await formsOf(tx, id)).find((one) => one.since < since)?.form;
      if (form?.kind !== 'land') throw new Problem(422, 'taxes.wrong-form');
      await endHolding(tx, id, dayBefore(since));
      parents.push({ row, form });
    }
    const sum = (forms: readonly (ObjectForm | undefined)[]) =>
      forms.reduce((all, form) => all + area(form, 'landM2'), 0);
    if (sum(parents.map(({ form }) => form)) !== sum(given.children.map(({ form }) => form)))
      throw new Problem(422, 'taxes.area-differs');
    const made = [];
    for (const part of given.children) {
      const child = await addObject(ctx, tx, {
        ...part,
        tax: parents[0]?.row.tax ?? '',
        area: parents[0]?.row.area ?? null,
        since,
      });
      for (const { row } of parents) await insertDescent(tx, row.id, child.id, since);
      made.push(child);
    }
    return made;
  });
}
