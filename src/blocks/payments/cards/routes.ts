/** DOOR http for debit cards: terminals that tell of payments, their register, and the files of acquirers. */
import { Type } from 'typebox';
import { type AnyRoute, route } from '../../../platform/http/route.ts';
import * as rules from '../rules/cards.ts';
import { cardPaid } from './door.ts';
import { importCardFile } from './settlement.ts';
import { blockOne, setAcquirer, setTerminal, terminalsView } from './terminals.ts';

const read = { permission: 'payments.read', scope: 'city' } as const;
const reconcile = { permission: 'payments.reconcile', scope: 'city' } as const;
const MESSAGE_BYTES = 8000;
const done = async (work: Promise<void>): Promise<{ done: true }> => {
  await work;
  return { done: true };
};

export const cardRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/edc/:id/payments',
    summary: 'A card terminal tells of a payment, signed with its key; told twice, it is booked once.',
    permission: 'public',
    anySite: true,
    perMinute: 6000,
    params: rules.TerminalParams,
    bytes: { maxBytes: MESSAGE_BYTES, atOnce: 100, before() {} },
    answer: Type.Object({ known: Type.Boolean(), receipt: Type.String(), amount: Type.Integer() }),
    async handle(ctx, { params }, raw) {
      const { known, code, amount } = await cardPaid(ctx, params.id, raw);
      return { known, receipt: code, amount };
    },
  }),
  route({
    ...reconcile,
    method: 'POST',
    path: '/api/desk/payments/acquirers',
    summary: 'How the settlement files of an acquirer of card payments are read from now on.',
    body: rules.AcquirerBody,
    answer: rules.CardDone,
    handle: (ctx, { body }) => done(setAcquirer(ctx, body)),
  }),
  route({
    ...read,
    method: 'GET',
    path: '/api/desk/payments/terminals',
    summary: 'The card terminals, when each was last heard of, and which are blocked.',
    answer: rules.TerminalsView,
    handle: (ctx) => terminalsView(ctx),
  }),
  route({
    ...reconcile,
    method: 'POST',
    path: '/api/desk/payments/terminals',
    summary: 'A card terminal is registered, or given another key; the key is shown this once.',
    body: rules.TerminalBody,
    answer: rules.TerminalKey,
    handle: (ctx, { body }) => setTerminal(ctx, body),
  }),
  route({
    ...reconcile,
    method: 'POST',
    path: '/api/desk/payments/terminals/:id/block',
    summary: 'A lost or stolen terminal is believed nothing more.',
    params: rules.TerminalParams,
    body: rules.BlockBody,
    answer: rules.CardDone,
    handle: (ctx, { params, body }) => done(blockOne(ctx, params.id, body.reason)),
  }),
  route({
    ...reconcile,
    method: 'POST',
    path: '/api/desk/payments/card-files',
    summary: "An acquirer's settlement file is taken in whole, or refused with every fault.",
    body: rules.CardFileBody,
    upload: { maxBytes: rules.FILE_LIMIT },
    perMinute: 20,
    answer: rules.CardFileView,
    handle: (ctx, { body }) => importCardFile(ctx, body),
  }),
];
