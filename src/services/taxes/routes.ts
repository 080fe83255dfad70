/** DOOR http: what is owed, for whoever knows a number; and what a citizen files and asks for his own taxpayers. */
import type { Context } from '../../platform/context.ts';
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { Problem } from '../../shared/errors.ts';
import { accountByCode, landAccount, myTaxes, receiptView } from './account-view.ts';
import * as contract from './contract.ts';
import { linkPayer, unlinkPayer } from './payers.ts';
import { ask } from './requests.ts';
import { fileReturn } from './returns.ts';
import { holderOn } from './store-objects.ts';
import { payersOfCitizen } from './store-payers.ts';

const done = async (work: Promise<unknown>): Promise<{ done: true }> => {
  await work;
  return { done: true };
};

function citizenOf({ actor }: Context): string {
  if (actor.kind !== 'citizen') throw new Problem(403, 'platform.forbidden');
  return actor.id;
}

/** 404 `taxes.no-payer` for one that is not linked to the account. */
async function demandOwn(ctx: Context, payer: string): Promise<void> {
  const own = await payersOfCitizen(ctx.city.db, citizenOf(ctx));
  if (!own.some(({ id }) => id === payer)) throw new Problem(404, 'taxes.no-payer');
}

/** A month is filed by who was taxed for it. 404 `taxes.no-object`. */
async function fileOwn(ctx: Context, given: { object: number; month: string; turnover: number }) {
  const own = await payersOfCitizen(ctx.city.db, citizenOf(ctx));
  const holding =
    (await holderOn(ctx.city.db, given.object, `${given.month}-28`)) ??
    (await holderOn(ctx.city.db, given.object, `${given.month}-01`));
  if (!own.some(({ id }) => id === holding?.payer)) throw new Problem(404, 'taxes.no-object');
  return fileReturn(ctx, given);
}

export const publicRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/taxes/land/:nop',
    summary:
      'What is owed for land and buildings and why, and how to pay it; by the NOP. The holder is named only in part.',
    permission: 'public',
    perMinute: 30,
    params: contract.NopParams,
    answer: contract.ObjectAccount,
    handle: (ctx, { params }) => landAccount(ctx, params.nop),
  }),
  route({
    method: 'GET',
    path: '/api/taxes/payers/:npwpd',
    summary: 'What a taxpayer owes, by his number and the code of his letter.',
    permission: 'public',
    perMinute: 10,
    params: contract.NumberParams,
    query: contract.CodeQuery,
    answer: contract.PayerAccount,
    handle: (ctx, { params, query }) => accountByCode(ctx, params.npwpd, query.code),
  }),
  route({
    method: 'GET',
    path: '/api/taxes/receipts/:code',
    summary: 'A deposit slip (SSPD) by its number.',
    permission: 'public',
    perMinute: 30,
    params: contract.ReceiptParams,
    answer: contract.ReceiptView,
    handle: (ctx, { params }) => receiptView(ctx, params.code),
  }),
  route({
    method: 'GET',
    path: '/api/my/taxes',
    summary: 'The taxpayers for whom the account files, with everything of theirs.',
    permission: 'citizen',
    answer: contract.MyTaxes,
    handle: (ctx) => myTaxes(ctx, citizenOf(ctx)),
  }),
  route({
    method: 'POST',
    path: '/api/my/taxes/payers',
    summary: 'The account files for a taxpayer from now on, shown by number and code of the letter.',
    permission: 'citizen',
    perMinute: 10,
    body: contract.LinkBody,
    answer: contract.Done,
    handle: (ctx, { body }) => done(linkPayer(ctx, citizenOf(ctx), body)),
  }),
  route({
    method: 'DELETE',
    path: '/api/my/taxes/payers/:id',
    summary: 'The account no longer files for a taxpayer.',
    permission: 'citizen',
    params: contract.UuidParams,
    answer: contract.Done,
    handle: (ctx, { params }) => done(unlinkPayer(ctx, citizenOf(ctx), params.id)),
  }),
  route({
    method: 'POST',
    path: '/api/my/taxes/returns',
    summary: 'A month is filed (SPTPD); filed again it is a correction.',
    permission: 'citizen',
    body: contract.ReturnBody,
    status: 201,
    answer: contract.FiledView,
    handle: (ctx, { body }) => fileOwn(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/my/taxes/requests',
    summary: 'An objection, a reduction or a compensation is asked for.',
    permission: 'citizen',
    body: contract.AskBody,
    status: 201,
    answer: contract.AskedView,
    async handle(ctx, { body }) {
      await demandOwn(ctx, body.payer);
      return ask(ctx, body);
    },
  }),
];
