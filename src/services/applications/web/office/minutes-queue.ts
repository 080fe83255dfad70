/** Carries minutes of a visit to the city through the offline queue, once. */
import { queue } from '../../../../web/kit/queue/queue.ts';
import { deskPath } from './desk-data.ts';
import type { KeptMinutes } from './visit-store.ts';

export const MINUTES_KIND = 'applications.minutes';

export async function sendMinutes(minutes: KeptMinutes, label: string, now: Date): Promise<string> {
  const answered = (minutes.files ?? []).filter(({ id }) => JSON.stringify(minutes.answers).includes(id));
  const files = [...answered, ...minutes.photos];
  const item = await queue.add({
    kind: MINUTES_KIND,
    label,
    owner: minutes.owner,
    group: minutes.code,
    url: `${deskPath(minutes.code)}/minutes`,
    body: {
      clientId: minutes.clientId,
      writtenAt: now.toISOString(),
      answers: minutes.answers,
      photos: minutes.photos.map(({ id }) => id),
      // The queue puts the city's ids into `uploads`, in this order.
      ...(files.length > 0 ? { standing: files.map(({ id }) => id) } : {}),
    },
    files: files.map(({ bytes, type, name }) => ({ file: new Blob([bytes], { type }), name })),
    filesField: 'uploads',
    uploadUrl: '/api/desk/applications/files',
  });
  return item.id;
}
