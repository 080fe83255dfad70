/** DOOR http: the treasurer's desk: days, statements, differences and deposit slips of the whole city. */
import type { Context } from '../../platform/context.ts';
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { setBankAccount } from './bank-accounts.ts';
import { closeDay, dayReport } from './closing.ts';
import { depositCash, slipOfTransfer, voidSlip } from './deposits.ts';
import { type Act, workOff } from './differences.ts';
import { STATEMENT_LIMIT } from './rules/limits.ts';
import * as contract from './rules/treasury-contract.ts';
import { importStatements } from './statements.ts';
import {
  accountsView,
  daysView,
  differencesView,
  differenceView,
  slipsView,
  slipView,
  statementsView,
} from './treasury-view.ts';

const read = { permission: 'payments.read', scope: 'city' } as const;
const reconcile = { permission: 'payments.reconcile', scope: 'city' } as const;
const close = { permission: 'payments.close', scope: 'city' } as const;

const done = async (work: Promise<unknown>): Promise<{ done: true }> => {
  await work;
  return { done: true };
};

const newSlip = (ctx: Context, body: { transfer: number } | Parameters<typeof depositCash>[1]) =>
  'transfer' in body ? slipOfTransfer(ctx, body.transfer) : depositCash(ctx, body);

export const treasuryRoutes: readonly AnyRoute[] = [
  route({
    ...read,
    method: 'GET',
    path: '/api/desk/payments/days',
    summary: 'Which days were closed, and whether anything differed.',
    answer: contract.DaysView,
    handle: (ctx) => daysView(ctx),
  }),
  route({
    ...read,
    method: 'GET',
    path: '/api/desk/payments/days/:day',
    summary: 'The report of a day: as it was closed, or as it stands now.',
    params: contract.DayParams,
    answer: contract.DayReport,
    handle: (ctx, { params }) => dayReport(ctx, params.day),
  }),
  route({
    ...close,
    method: 'POST',
    path: '/api/desk/payments/days/:day/close',
    summary: 'A day that is over is closed: its report is signed off as it stands.',
    params: contract.DayParams,
    answer: contract.DayReport,
    handle: (ctx, { params }) => closeDay(ctx, params.day),
  }),
  route({
    ...read,
    method: 'GET',
    path: '/api/desk/payments/accounts',
    summary: "The city's accounts at banks, and up to which day each was told.",
    answer: contract.AccountsView,
    handle: (ctx) => accountsView(ctx),
  }),
  route({
    ...reconcile,
    method: 'POST',
    path: '/api/desk/payments/accounts',
    summary: 'How an account is reconciled from now on: its channels, fees, words and file.',
    body: contract.AccountBody,
    answer: contract.Done,
    handle: (ctx, { body }) => done(setBankAccount(ctx, body)),
  }),
  route({
    ...read,
    method: 'GET',
    path: '/api/desk/payments/statements',
    summary: 'Statements that were taken in, the last ones first.',
    answer: contract.StatementsView,
    handle: (ctx) => statementsView(ctx),
  }),
  route({
    ...reconcile,
    method: 'POST',
    path: '/api/desk/payments/statements',
    summary: "A bank's statement (CSV, MT940 or CAMT.053) is taken in whole, or refused with every fault.",
    body: contract.StatementBody,
    upload: { maxBytes: STATEMENT_LIMIT },
    perMinute: 20,
    answer: contract.ImportView,
    handle: (ctx, { body }) =>
      importStatements(ctx, { account: body.account, file: Buffer.from(body.file, 'utf8') }),
  }),
  route({
    ...read,
    method: 'GET',
    path: '/api/desk/payments/differences',
    summary: 'Differences between bank, payments and ledger: the open ones, or the last that were settled.',
    query: contract.DifferencesQuery,
    answer: contract.DifferencesView,
    handle: (ctx, { query }) => differencesView(ctx, query.closed === true),
  }),
  route({
    ...read,
    method: 'GET',
    path: '/api/desk/payments/differences/:id',
    summary: 'A difference with its history and what may be done about it.',
    params: contract.DifferenceParams,
    answer: contract.WholeDifference,
    handle: (ctx, { params }) => differenceView(ctx, params.id),
  }),
  route({
    ...reconcile,
    method: 'POST',
    path: '/api/desk/payments/differences/:id/acts',
    summary: 'A difference is worked off, or something is noted about it.',
    params: contract.DifferenceParams,
    body: contract.ActBody,
    answer: contract.Done,
    handle: (ctx, { params, body }) => done(workOff(ctx, { difference: params.id, act: body as Act })),
  }),
  route({
    ...read,
    method: 'GET',
    path: '/api/desk/payments/slips',
    summary: 'Deposit slips, cash in hands, and transfers to the treasury that have no slip yet.',
    answer: contract.SlipsView,
    handle: (ctx) => slipsView(ctx),
  }),
  route({
    ...read,
    method: 'GET',
    path: '/api/desk/payments/slips/:number',
    summary: 'A deposit slip as it is printed.',
    params: contract.SlipParams,
    answer: contract.SlipView,
    handle: (ctx, { params }) => slipView(ctx, params.number),
  }),
  route({
    ...close,
    method: 'POST',
    path: '/api/desk/payments/slips',
    summary: 'A deposit slip is made: for cash that goes to the bank, or for a transfer to the treasury.',
    body: contract.SlipBody,
    status: 201,
    answer: contract.SlipMade,
    handle: (ctx, { body }) => newSlip(ctx, body),
  }),
  route({
    ...close,
    method: 'POST',
    path: '/api/desk/payments/slips/:number/void',
    summary: 'A slip whose money stayed where it was is void.',
    params: contract.SlipParams,
    body: contract.ReasonBody,
    answer: contract.Done,
    handle: (ctx, { params, body }) => done(voidSlip(ctx, params.number, body.reason)),
  }),
];
