/** Where collectors go: services register the places at which something is paid, as stalls of a market. */
import type { Context } from '../../platform/context.ts';

export type Stop = {
  /** The number to pay to, as on its QR. */
  code: string;
  /** Where it is: a market, a street. */
  place: string;
  /** A part of the place that is gone through in one go. */
  part: string;
  name: string;
  /** Who pays there, in part only; empty when nobody does. */
  holder: string;
};

/** May the collector go there? */
export type Reach = (agency: string, area: string | null) => boolean;

export type StopSource = {
  /** Stops in the order in which one goes, of the places that are reached. */
  stops(ctx: Context, reaches: Reach): Promise<Stop[]>;
  /** Names of stops by their numbers, for the office; those of another service are left out. */
  names(ctx: Context, codes: readonly string[]): Promise<Map<string, string>>;
};

const sources = new Map<string, StopSource>();

/** Once for each service, when the house is put together. */
export function offerStops(service: string, source: StopSource): void {
  sources.set(service, source);
}

export async function allStops(ctx: Context, reaches: Reach): Promise<Stop[]> {
  const lists = await Promise.all([...sources.values()].map((one) => one.stops(ctx, reaches)));
  return lists.flat();
}

export async function stopNames(ctx: Context, codes: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(codes)];
  const lists = await Promise.all([...sources.values()].map((one) => one.names(ctx, wanted)));
  return new Map(lists.flatMap((one) => [...one]));
}
