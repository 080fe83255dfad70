/** The manifest of a room: what a module brings to the house. The roof reads these and nothing else. */
import type { Words } from '../shared/languages.ts';
import type { Actor } from './actor.ts';
import type { City } from './city.ts';
import type { FeedEvent } from './events/hub.ts';
import type { Subscriber } from './events/subscriber.ts';
import type { AnyRoute } from './http/route.ts';
import type { Job } from './jobs/runner.ts';

/** A live topic that screens may follow over SSE. */
export type LiveTopic = {
  /** `<module>.<audience>`, e.g. `complaints.public`. */
  name: string;
  /** `public`, or a permission; scoped topics also answer `visible` for each event. */
  permission: string;
  /** Event types or prefixes that this topic carries. */
  types: readonly string[];
  /** What the audience may see of the event; null hides it. Must hold no personal data for a public topic. */
  project(event: FeedEvent): Record<string, unknown> | null;
  /** May this actor see this event? Called only for topics whose permission is held in an agency and area. */
  visible?(actor: Actor, event: FeedEvent): boolean;
};

/** A figure that a service declares; the command center, the reports and the master plan read it. */
export type Indicator = {
  /** `<module>.<figure>` */
  name: string;
  unit: 'count' | 'minutes' | 'percent' | 'days' | 'rupiah';
  /** Seconds after which the figure counts as stale on the wall. */
  freshFor: number;
  /** Cuts offered: none = one number; otherwise one number per key of the cut. */
  cuts: readonly ('agency' | 'area' | 'category' | 'day')[];
  /** A value of null means unknown and must never be shown as 0. */
  read(city: City, cut?: string): Promise<{ key: string | null; value: number | null }[]>;
};

/** One case as the command center lists it. It names no person and holds no words of the reporter. */
export type BoardItem = {
  code: string;
  /** One of the board's kinds. */
  kind: string;
  state: string;
  area: string | null;
  agency: string | null;
  /** As the public may see it: coarse, or null. */
  point: { lat: number; lng: number } | null;
  openedAt: Date;
  dueAt: Date | null;
};

/** Lists of cases that a service declares; the command center shows them and knows nothing else of the service. */
export type Board = {
  /** `<module>.<cases>` */
  name: string;
  /** Seconds after which a list counts as stale on the wall. */
  freshFor: number;
  /** Live topic whose messages (`LiveComplaint` and its like) move the lists between two readings. */
  topic: string;
  /** What cases can be, in words. Kinds that visitors may not see are left out. */
  kinds(city: City): Promise<{ id: string; title: Words }[]>;
  /** Last received first. */
  newest(city: City, limit: number): Promise<BoardItem[]>;
  /** Open, by the promise that runs out next: the longest overdue first. Those whose clock stands are left out. */
  due(city: City, limit: number): Promise<BoardItem[]>;
  /** Open cases with a place, late ones and the newest before others. */
  places(city: City, limit: number): Promise<BoardItem[]>;
};

export type Module = {
  name: string;
  /** Folder of numbered SQL files; the module's PostgreSQL schema bears its name. */
  migrations?: string;
  /** Folder of server texts, `texts/server/<language>.json`. */
  texts?: string;
  permissions?: readonly string[];
  routes?: readonly AnyRoute[];
  jobs?: readonly Job[];
  subscribers?: readonly Subscriber[];
  topics?: readonly LiveTopic[];
  indicators?: readonly Indicator[];
  boards?: readonly Board[];
};
