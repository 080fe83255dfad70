/** Sends a notice through an SMS gateway that takes JSON over HTTP. */
import { callProvider, httpError, type Send } from '../delivery.ts';

export type SmsPlace = { url: string; token?: string };

/**
 * Posts `{to, text, reference}` with the token as bearer; the gateway answers 2xx and may give `{id}`.
 * The notice's id goes along as Idempotency-Key, so that a gateway that knows it sends once.
 */
export function smsSender(place: SmsPlace): Send {
  return async (delivery) => {
    const response = await callProvider(place.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': delivery.id,
        ...(place.token ? { authorization: `Bearer ${place.token}` } : {}),
      },
      body: JSON.stringify({ to: delivery.address, text: delivery.text, reference: delivery.id }),
    });
    if (!response.ok) throw httpError(response.status);
    const answer = (await response.json().catch(() => ({}))) as { id?: unknown };
    return typeof answer.id === 'string' || typeof answer.id === 'number' ? String(answer.id) : undefined;
  };
}
