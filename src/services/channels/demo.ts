/** The made-up telephone of the demo: it calls the webhook as Meta would, signed, with a number that nobody has. */
import { randomUUID } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import type { DemoMessage } from './contract.ts';
import { openDoors } from './doors.ts';
import { receiveWebhook, webhookSignature } from './whatsapp.ts';

/** Numbers that the demo gives out begin so; no other may be played with. */
const MADE_UP = /^\+62800\d{7,9}$/;

function messageOf({ text, photo, location }: DemoMessage): Record<string, unknown> {
  if (photo)
    return {
      type: 'image',
      image: { id: photo, mime_type: 'image/jpeg', ...(text ? { caption: text } : {}) },
    };
  if (location) return { type: 'location', location: { latitude: location.lat, longitude: location.lng } };
  if (text) return { type: 'text', text: { body: text } };
  return { type: 'sticker', sticker: { id: 'demo' } };
}

/** 404 outside the demo. */
export async function playMessage(ctx: Context, given: DemoMessage): Promise<void> {
  const { demo, whatsapp } = openDoors();
  if (!demo || !whatsapp) throw new Problem(404, 'platform.not-found');
  if (!MADE_UP.test(given.phone)) throw new Problem(422, 'channels.made-up');
  const from = given.phone.slice(1);
  const raw = Buffer.from(
    JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [
        {
          id: 'demo',
          changes: [
            {
              field: 'messages',
              value: {
                messaging_product: 'whatsapp',
                metadata: { display_phone_number: 'demo', phone_number_id: whatsapp.phoneId },
                contacts: [{ wa_id: from }],
                messages: [
                  {
                    id: `wamid.demo.${randomUUID()}`,
                    from,
                    timestamp: String(Math.floor(ctx.now.getTime() / 1000)),
                    ...messageOf(given),
                  },
                ],
              },
            },
          ],
        },
      ],
    }),
  );
  await receiveWebhook(ctx, raw, webhookSignature(whatsapp.appSecret, raw));
}
