/** DOOR http of the public side: feeds, the frame for other sites, open data, notices of what is new. */
import { type AnyRoute, type Raw, route } from '../../../platform/http/route.ts';
import * as contract from '../contract.ts';
import { codeIn } from '../routes.ts';
import { AddressQuery, originOf } from './address.ts';
import { caseFeed, type FeedFormat, listFeed } from './feeds.ts';

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

export const publishingRoutes: AnyRoute[] = [...feedRoutes('atom'), ...feedRoutes('rss')];
