/** DOOR http for payers: chosen bills are paid at once; whoever holds the id of an order sees how it stands. */
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { cancelOrder, makeOrder, orderView } from './orders.ts';
import { NewOrder, OrderParams, OrderView } from './rules/orders.ts';

export const orderRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/payments/orders',
    summary: 'Chosen bills are to be paid at once, by a QR or a virtual account for just this amount.',
    permission: 'public',
    perMinute: 20,
    body: NewOrder,
    answer: OrderView,
    handle: (ctx, { body }) => makeOrder(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/api/payments/orders/:id',
    summary: 'How an order stands, for whoever made it.',
    permission: 'public',
    perMinute: 120,
    params: OrderParams,
    answer: OrderView,
    handle: (ctx, { params }) => orderView(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/payments/orders/:id/cancel',
    summary: 'An order is not to be paid any more.',
    permission: 'public',
    perMinute: 20,
    params: OrderParams,
    answer: OrderView,
    handle: (ctx, { params }) => cancelOrder(ctx, params.id),
  }),
];
