/** Channels whose provider does not answer rest a while: each try costs ten seconds, which other jobs of the city need. */
import type { Channel } from './delivery.ts';

const REST_MS = 30_000;

/** Moment in milliseconds at which each resting channel of this process is tried again. */
const resting = new Map<Channel, number>();

/** The provider of the channel did not answer just now. */
export function rest(channel: Channel, now: Date): void {
  resting.set(channel, now.getTime() + REST_MS);
}

/** When the channel is tried again; undefined if it does not rest. */
export function restsUntil(channel: Channel, now: Date): Date | undefined {
  const until = resting.get(channel) ?? 0;
  return until > now.getTime() ? new Date(until) : undefined;
}
