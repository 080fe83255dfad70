/** Live updates over server-sent events: topics, permission by topic and event, resume by Last-Event-ID. */

import { PassThrough } from 'node:stream';
import { Type } from 'typebox';
import { Problem } from '../../shared/errors.ts';
import { type Actor, holds } from '../actor.ts';
import type { City } from '../city.ts';
import { type FeedEvent, readFeed } from '../events/hub.ts';
import type { LiveTopic } from '../module.ts';
import { type AnyRoute, Reply, route } from './route.ts';

/** A reader further behind than this is told to load afresh instead of being sent everything. */
const REPLAY_LIMIT = 1000;
const HEARTBEAT_MS = 15_000;
/** A reader that does not take its bytes is cut off; it will come back and resume. */
const BACKLOG_BYTES = 1_000_000;

const RESET = (position: number) => `id: ${position}\nevent: reset\ndata: {}\n\n`;

type Viewer = {
  actor: Actor;
  topics: readonly LiveTopic[];
  stream: PassThrough;
  /** Positions up to this one have been sent. */
  after: number;
  /** Set while the past is being read: what happens meanwhile waits here. */
  waiting: FeedEvent[] | null;
};

/** Events that change what a session may see: its screens are closed and come back with fresh rights. */
const RIGHTS_CHANGED = ['identity.session.ended', 'identity.officer.changed'];

function carries(topic: LiveTopic, type: string): boolean {
  return topic.types.some((prefix) => type === prefix || type.startsWith(`${prefix}.`));
}

function frame(topic: LiveTopic, event: FeedEvent): string | null {
  const data = topic.project(event);
  if (!data) return null;
  const body = JSON.stringify({
    topic: topic.name,
    type: event.type,
    subject: event.subject,
    at: event.at,
    data,
  });
  return `id: ${event.position}\nevent: message\ndata: ${body}\n\n`;
}

function send(viewer: Viewer, text: string): void {
  if (text === '') return;
  if (viewer.stream.writableLength > BACKLOG_BYTES) viewer.stream.destroy();
  else viewer.stream.write(text);
}

function framesFor(viewer: Viewer, events: readonly FeedEvent[], made: Map<string, string | null>): string {
  let text = '';
  for (const event of events) {
    if (event.position <= viewer.after) continue;
    viewer.after = event.position;
    for (const topic of viewer.topics) {
      if (!carries(topic, event.type)) continue;
      if (topic.visible && !topic.visible(viewer.actor, event)) continue;
      const key = `${topic.name}\n${event.position}`;
      let one = made.get(key);
      // Five hundred walls that show the same event share one rendering of it.
      if (one === undefined) {
        one = frame(topic, event);
        made.set(key, one);
      }
      if (one) text += one;
    }
  }
  return text;
}

/** All open screens of one city. */
function openRoom(city: City) {
  const viewers = new Set<Viewer>();
  city.hub.listen((events) => {
    const made = new Map<string, string | null>();
    const ended = new Set(
      events.filter((event) => RIGHTS_CHANGED.includes(event.type)).map((event) => event.subject),
    );
    for (const viewer of viewers) {
      const { actor } = viewer;
      if (
        ended.size > 0 &&
        'id' in actor &&
        (ended.has(actor.id) || ('sessionId' in actor && ended.has(actor.sessionId)))
      ) {
        viewer.stream.destroy();
        continue;
      }
      if (viewer.waiting) {
        viewer.waiting.push(...events);
        continue;
      }
      send(viewer, framesFor(viewer, events, made));
    }
  });
  const timer = setInterval(() => {
    for (const viewer of viewers) send(viewer, ': still here\n\n');
  }, HEARTBEAT_MS);
  timer.unref();
  return viewers;
}

/**
 * The id must be a position that this feed has given out. Anything else (forged, from another city, from before a
 * restore) is answered with `reset`: the screen loads afresh and sees only what its own permissions show.
 */
function resumeFrom(header: unknown, last: number): number | 'reset' | 'now' {
  if (header === undefined || header === '') return 'now';
  if (typeof header !== 'string' || !/^\d{1,15}$/.test(header)) return 'reset';
  const position = Number(header);
  return position > last ? 'reset' : position;
}

/** The route `GET /api/live?topics=a,b` for the given topics. */
export function liveRoute(topics: readonly LiveTopic[]): AnyRoute {
  const rooms = new WeakMap<City, Set<Viewer>>();
  const byName = new Map(topics.map((topic) => [topic.name, topic]));
  return route({
    method: 'GET',
    path: '/api/live',
    summary: 'Server-sent events of the topics you may see; resume with Last-Event-ID.',
    permission: 'public',
    perMinute: 600,
    query: Type.Object({
      topics: Type.String({ minLength: 1, maxLength: 500 }),
      kiosk: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    headers: Type.Object({
      'last-event-id': Type.Optional(
        Type.String({
          description:
            'The last id that was seen, or the X-Feed-Position of an answer; anything else is answered with `reset`',
        }),
      ),
    }),
    async handle(ctx, { query, headers }) {
      const chosen = query.topics.split(',').map((name) => {
        const topic = byName.get(name.trim());
        if (!topic) throw new Problem(404, 'platform.not-found');
        if (topic.permission !== 'public' && !holds(ctx.actor, topic.permission))
          throw new Problem(ctx.actor.kind === 'visitor' ? 401 : 403, 'platform.forbidden');
        return topic;
      });
      let room = rooms.get(ctx.city);
      if (!room) {
        room = openRoom(ctx.city);
        rooms.set(ctx.city, room);
      }
      const viewers = room;
      const stream = new PassThrough();
      const last = ctx.city.hub.position();
      const from = resumeFrom(headers['last-event-id'], last);
      const viewer: Viewer = { actor: ctx.actor, topics: chosen, stream, after: last, waiting: [] };
      viewers.add(viewer);
      stream.on('close', () => viewers.delete(viewer));
      // A screen that has seen nothing yet resumes from here; one that resumes keeps its own id until it has caught up.
      stream.write(`retry: 2000\n${from === 'now' ? `id: ${last}\n` : ''}event: ready\ndata: {}\n\n`);
      if (typeof from === 'number' && from < last) {
        const missed = await readFeed(ctx.city.db, from, REPLAY_LIMIT + 1);
        if (missed.length > REPLAY_LIMIT) stream.write(RESET(last));
        else {
          viewer.after = from;
          send(viewer, framesFor(viewer, missed, new Map()));
        }
      } else if (from === 'reset') stream.write(RESET(last));
      const meanwhile = viewer.waiting ?? [];
      viewer.waiting = null;
      send(viewer, framesFor(viewer, meanwhile, new Map()));
      return new Reply(
        200,
        {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        },
        stream,
      );
    },
  });
}
