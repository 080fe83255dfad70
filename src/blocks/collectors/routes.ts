/** Calls of collectors' phones, of their office, and of whoever holds a receipt. */
import type { Context } from '../../platform/context.ts';
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { checkReceipt } from './check.ts';
import * as contract from './contract.ts';
import { acceptDeposit, scopeOfDeposit } from './deposits.ts';
import { closeLooked, readIn, scopeOfDifference, scopeOfReceipt, setLimit } from './desk.ts';
import { approve, block, COLLECT, enrol, ownDevice, scopeOfDevice } from './devices.ts';
import { takeEntries } from './entries.ts';
import { deskView, READ } from './office-view.ts';
import { contactView, roundView } from './round.ts';

const MANAGE = 'collectors.manage';
const ACCEPT = 'collectors.accept';

const done = async (work: Promise<unknown>): Promise<{ done: true }> => {
  await work;
  return { done: true };
};

const ofDevice = {
  params: contract.DeviceParams,
  scope: (ctx: Context, { params }: { params: { id: number } }) => scopeOfDevice(ctx, params.id),
};

export const routes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/collectors/devices',
    summary: 'A phone asks to take cash for its collector; the same key again is the same phone.',
    permission: COLLECT,
    scope: 'any',
    body: contract.NewDevice,
    status: 201,
    answer: contract.ContactView,
    handle: async (ctx, { body }) => contactView(ctx, await ownDevice(ctx, await enrol(ctx, body))),
  }),
  route({
    method: 'GET',
    path: '/api/collectors/round',
    summary: 'What the phone is to the city, and the stops with what is owed at each and why.',
    permission: COLLECT,
    scope: 'any',
    query: contract.DeviceQuery,
    answer: contract.RoundView,
    handle: async (ctx, { query }) => roundView(ctx, await ownDevice(ctx, query.device)),
  }),
  route({
    method: 'POST',
    path: '/api/collectors/entries',
    summary:
      'What the phone wrote down and signed, in any order and any number of times; each entry stands once.',
    permission: COLLECT,
    scope: 'any',
    perMinute: 240,
    body: contract.EntriesBody,
    answer: contract.EntriesView,
    handle: async (ctx, { body }) => {
      const device = await ownDevice(ctx, body.device);
      const taken = await takeEntries(ctx, device, body.entries);
      return { ...(await contactView(ctx, device)), taken };
    },
  }),
  route({
    method: 'POST',
    path: '/api/receipts/check',
    summary: 'Is a receipt genuine, known to the city, voided? By the content of its QR.',
    permission: 'public',
    perMinute: 60,
    body: contract.ReceiptBody,
    answer: contract.CheckView,
    handle: (ctx, { body }) => checkReceipt(ctx, body.receipt),
  }),
  route({
    method: 'GET',
    path: '/api/desk/collectors',
    summary: 'Collectors with their cash and its clock, phones, deposits and differences.',
    permission: READ,
    scope: 'any',
    answer: contract.DeskView,
    handle: (ctx) => deskView(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/desk/collectors/devices/:id/approve',
    summary: 'From now on receipts of this phone count.',
    permission: MANAGE,
    ...ofDevice,
    answer: contract.Done,
    handle: (ctx, { params }) => done(approve(ctx, params.id)),
  }),
  route({
    method: 'POST',
    path: '/api/desk/collectors/devices/:id/block',
    summary: 'A phone is lost, stolen or out of use; what it writes after that moment does not count.',
    permission: MANAGE,
    ...ofDevice,
    body: contract.BlockBody,
    answer: contract.Done,
    handle: (ctx, { params, body }) => done(block(ctx, { id: params.id, ...body })),
  }),
  route({
    method: 'POST',
    path: '/api/desk/collectors/deposits/:hash/accept',
    summary: 'Cash that a collector declared was counted and taken.',
    permission: ACCEPT,
    params: contract.DepositParams,
    scope: (ctx, { params }) => scopeOfDeposit(ctx, params.hash),
    body: contract.AcceptBody,
    answer: contract.Done,
    handle: (ctx, { params, body }) => done(acceptDeposit(ctx, { hash: params.hash, ...body })),
  }),
  route({
    method: 'POST',
    path: '/api/desk/collectors/differences/:id/close',
    summary: 'A difference was looked into, with what it was.',
    permission: MANAGE,
    params: contract.DeviceParams,
    scope: (ctx, { params }) => scopeOfDifference(ctx, params.id),
    body: contract.CloseBody,
    answer: contract.Done,
    handle: (ctx, { params, body }) => done(closeLooked(ctx, params.id, body.note)),
  }),
  route({
    method: 'POST',
    path: '/api/desk/collectors/receipts',
    summary: 'A receipt that a trader has and the city not yet is read in, and counts.',
    permission: MANAGE,
    body: contract.ReceiptBody,
    scope: (ctx, { body }) => scopeOfReceipt(ctx, body.receipt),
    answer: contract.ReadInView,
    handle: async (ctx, { body }) => ({ standing: await readIn(ctx, body.receipt) }),
  }),
  route({
    method: 'POST',
    path: '/api/desk/collectors/limits',
    summary: 'How much cash a collector may have on him, from a day on.',
    permission: MANAGE,
    scope: async (_ctx, { body }) => ({ agency: body.agency, area: null }),
    body: contract.LimitBody,
    status: 201,
    answer: contract.Done,
    handle: (ctx, { body }) => done(setLimit(ctx, body)),
  }),
];
