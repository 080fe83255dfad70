/** DOOR http of the public side: feeds, the frame for other sites, open data, notices of what is new. */
import { type AnyRoute, type Raw, route } from '../../../platform/http/route.ts';
import * as contract from '../contract.ts';
import { codeIn } from '../routes.ts';
import { AddressQuery, originOf } from './address.ts';
import { caseFeed, type FeedFormat, listFeed } from './feeds.ts';
import { WidgetQuery, widget, widgetFile } from './widget.ts';

function knownIn({ headers }: Raw): string | undefined {
  const known = headers['if-none-match'];
  return typeof known === 'string' ? known : undefined;
}

function feedRoutes(format: FeedFormat): AnyRoute[] {
  const name = format === 'atom' ? 'Atom' : 'RSS 2.0';
  return [
    route({
      method: 'GET',
      path: `/laporan.${format}`,
      summary: `The newest public reports as a feed (${name}), narrowed like the page of the same address.`,
      permission: 'public',
      query: AddressQuery,
      handle: (ctx, { query }, raw) =>
        listFeed(ctx, query, { format, origin: originOf(raw.request, ctx), known: knownIn(raw) }),
    }),
    route({
      method: 'GET',
      path: `/laporan/:code.${format}`,
      summary: `The public steps of one report as a feed (${name}).`,
      permission: 'public',
      params: contract.CodeParams,
      query: AddressQuery,
      handle: (ctx, { params, query }, raw) =>
        caseFeed(ctx, codeIn(ctx, params), query, {
          format,
          origin: originOf(raw.request, ctx),
          known: knownIn(raw),
        }),
    }),
  ];
}

const widgetRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/widget.html',
    summary: 'The latest public reports or figures as a page for a frame on other sites.',
    permission: 'public',
    perMinute: 600,
    query: WidgetQuery,
    handle: (ctx, { query }, raw) => widget(ctx, query, originOf(raw.request, ctx)),
  }),
  route({
    method: 'GET',
    path: '/widget.js',
    summary: 'The script by which another site shows that frame.',
    permission: 'public',
    hidden: true,
    handle: async (_ctx, _input, raw) => widgetFile('widget.js', knownIn(raw)),
  }),
  route({
    method: 'GET',
    path: '/widget.css',
    summary: 'The style of that frame.',
    permission: 'public',
    hidden: true,
    handle: async (_ctx, _input, raw) => widgetFile('widget.css', knownIn(raw)),
  }),
];

export const publishingRoutes: AnyRoute[] = [...feedRoutes('atom'), ...feedRoutes('rss'), ...widgetRoutes];
