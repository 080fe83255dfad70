/** What the tax office sees: registers, runs, what is unpaid by age, and what was asked for. */
import { billStates, codeOf, openByAge } from '../../blocks/payments/api.ts';
import type { Context } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import { say } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import { deskObject } from './account-view.ts';
import type {
  AgesView,
  ObjectDetail,
  ObjectsView,
  PayersView,
  RequestsView,
  RunsView,
  TaxesView,
} from './contract.ts';
import { readPlace } from './objects.ts';
import { findPayers, getPayer, readPayer } from './payers.ts';
import { AGES, ageStarts } from './rules/ages.ts';
import { lawOn } from './rules/law.ts';
import { taxRules } from './rules-book.ts';
import { allRuns } from './store-land.ts';
import { findObject, formsOf, holdingsOf, kinOf, listObjects } from './store-objects.ts';
import { listRequests } from './store-requests.ts';
import { assessmentsOf } from './store-returns.ts';
import { word } from './words.ts';

const PAGE = 50;
const REQUESTS = 100;

export async function payersView(
  ctx: Context,
  query: { text?: string; after?: string },
): Promise<PayersView> {
  const { rows, next } = await findPayers(ctx.city, {
    text: query.text?.trim() ?? '',
    after: query.after ?? '',
  });
  return {
    payers: rows.map(({ id, npwpd, kind, sealed }) => ({
      id,
      npwpd,
      kind,
      name: readPayer(ctx.city, sealed).name,
    })),
    next,
  };
}

export async function objectsView(
  ctx: Context,
  query: { tax?: string; number?: string; payer?: string; after?: number },
): Promise<ObjectsView> {
  const rules = await taxRules(ctx.city);
  const today = localDate(ctx.now, ctx.city.zone);
  const number = query.number?.replace(/[\s.-]/g, '').toUpperCase() || null;
  const rows = await listObjects(ctx.city.db, {
    ...{
      tax: query.tax ?? null,
      number,
      payer: query.payer ?? null,
      after: query.after ?? 0,
      most: PAGE + 1,
    },
  });
  const page = rows.slice(0, PAGE);
  const titleOf = (tax: string) => {
    const law = lawOn(rules, tax, today);
    return law ? say(law.title, ctx.language) : tax;
  };
  return {
    objects: page.map((row) => ({
      ...{ id: row.id, number: row.number, tax: row.tax, closedOn: row.closed_on },
      taxTitle: titleOf(row.tax),
      title: readPlace(ctx.city, row.sealed).title,
      holder:
        row.payer && row.npwpd && row.payer_sealed
          ? { id: row.payer, npwpd: row.npwpd, name: readPayer(ctx.city, row.payer_sealed).name }
          : null,
    })),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}

/** 404 `taxes.no-object`. */
export async function objectDetail(ctx: Context, id: number): Promise<ObjectDetail> {
  const { city } = ctx;
  const { object, account } = await deskObject(ctx, id);
  const [forms, holdings, kin, assessments] = await Promise.all([
    formsOf(city.db, id),
    holdingsOf(city.db, id),
    kinOf(city.db, id),
    assessmentsOf(city.db, id, PAGE),
  ]);
  const holders = await Promise.all(
    holdings.map(async ({ payer, since, until, arrears }) => {
      const row = await getPayer(city, payer);
      return { id: row.id, npwpd: row.npwpd, name: readPayer(city, row.sealed).name, since, until, arrears };
    }),
  );
  return {
    ...{
      account,
      address: readPlace(city, object.sealed).address,
      closedOn: object.closed_on,
      forms,
      holders,
      kin,
    },
    assessments: assessments.map((one) => ({
      ...{ id: one.id, kind: one.kind, from: one.from_day, to: one.to_day, amount: one.amount, why: one.why },
      madeAt: one.made_at.toISOString(),
    })),
  };
}

export async function runsView(ctx: Context): Promise<RunsView> {
  return {
    runs: (await allRuns(ctx.city.db)).map((run) => ({
      ...{ year: run.year, state: run.state, total: run.total, done: run.done, bills: run.bills },
      ...{ amount: run.amount, doneAt: run.done_at?.toISOString() ?? null },
    })),
  };
}

const OWN_KINDS = ['late', 'late-filing', 'refused'];

/** What is open by tax and age. */
export async function agesView(ctx: Context): Promise<AgesView> {
  const today = localDate(ctx.now, ctx.city.zone);
  const rules = await taxRules(ctx.city);
  const rows = await openByAge(ctx.city, 'taxes', ageStarts(today));
  const kinds = Map.groupBy(rows, ({ kind }) => kind);
  return {
    kinds: [...kinds].map(([kind, own]) => {
      const id = kind.slice('taxes.'.length);
      const law = lawOn(rules, id, today);
      return {
        kind,
        title: OWN_KINDS.includes(id)
          ? word(ctx.language, `kind.${id}`)
          : law
            ? say(law.title, ctx.language)
            : id,
        open: own.reduce((sum, { open: amount }) => sum + amount, 0),
        ages: AGES.map((age) => {
          const found = own.find((one) => one.age === age);
          return { age, bills: found?.bills ?? 0, open: found?.open ?? 0 };
        }),
      };
    }),
  };
}

export async function requestsView(ctx: Context, decided: boolean): Promise<RequestsView> {
  const { city } = ctx;
  const rows = await listRequests(city.db, !decided, REQUESTS);
  const bills = new Map(
    (
      await billStates(
        city.db,
        rows.map(({ bill }) => bill),
      )
    ).map((one) => [one.id, one]),
  );
  return {
    requests: await Promise.all(
      rows.map(async (one) => {
        const payer = await getPayer(city, one.payer);
        const bill = bills.get(one.bill);
        return {
          ...{
            id: one.id,
            number: one.number,
            kind: one.kind,
            bill: codeOf('bill', one.bill),
            amount: one.amount,
          },
          ...{
            askedAt: one.asked_at.toISOString(),
            due: one.due_on,
            granted: one.granted,
            reason: one.reason,
          },
          ...{ npwpd: payer.npwpd, name: readPayer(city, payer.sealed).name, why: open(city, one.sealed) },
          object: (await findObject(city.db, one.object))?.number ?? '',
          ...{ billAmount: bill?.amount ?? 0, billOpen: bill?.open ?? 0 },
        };
      }),
    ),
  };
}

/** The taxes of today, for forms. */
export async function taxesView(ctx: Context): Promise<TaxesView> {
  const rules = await taxRules(ctx.city);
  const today = localDate(ctx.now, ctx.city.zone);
  const ids = [...new Set(rules.taxes.map(({ id }) => id))];
  const named = (rows: readonly { id: string; title: string }[]) => [
    ...new Map(rows.map((one) => [one.id, one])).values(),
  ];
  return {
    taxes: ids.flatMap((id) => {
      const law = lawOn(rules, id, today);
      if (!law) return [];
      const { title, way, article, from, basisPoints, measure } = law;
      const said = { title: say(title, ctx.language), article: say(article, ctx.language) };
      return [{ id, way, ...said, since: from, rate: basisPoints ?? null, measure: measure ?? null }];
    }),
    roads: named(rules.billboards.map(({ road, what }) => ({ id: road, title: say(what, ctx.language) }))),
    uses: named(rules.water.map(({ use, what }) => ({ id: use, title: say(what, ctx.language) }))),
  };
}
