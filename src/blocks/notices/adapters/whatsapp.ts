/** Sends a notice through the WhatsApp Cloud API: an approved template if the city has one, plain text otherwise. */
import type { Language } from '../../../shared/languages.ts';
import { callProvider, type Delivery, DeliveryError, httpError, type Send } from '../delivery.ts';

export type WhatsAppPlace = { token: string; phoneId: string; baseUrl?: string };

const BASE_URL = 'https://graph.facebook.com/v23.0';
/** WhatsApp has no templates in Javanese: the Indonesian one stands in. */
const CODES: Record<Language, string> = { id: 'id', en: 'en', jv: 'id', zh: 'zh_CN' };
/** Template missing, paused, or made with other parameters (Cloud API error codes): text may still go through. */
const NO_TEMPLATE = new Set([132000, 132001, 132005, 132007, 132012, 132015, 132016]);
/** Too fast, or a passing fault on their side. */
const PASSING = new Set([1, 2, 4, 80007, 130429, 131000, 131016, 131048, 131056, 131057, 133004, 133016]);

/** Characters that a plain message may have. */
const LONGEST = 4096;

type Answer = { messages?: { id: string }[]; error?: { code?: number } };

/** `complaints.notice.closed` → `complaints_notice_closed`, the name under which the city has its template approved. */
function templateName(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]+/g, '_');
}

function templateBody(delivery: Delivery): object {
  // Their parameters may not hold line breaks, tabs or long runs of spaces.
  const parameters = Object.entries(delivery.params).map(([name, text]) => ({
    type: 'text',
    parameter_name: templateName(name),
    text: text.replace(/\s+/g, ' ').trim() || '-',
  }));
  return {
    type: 'template',
    template: {
      name: templateName(delivery.template),
      language: { code: CODES[delivery.language] },
      ...(parameters.length > 0 ? { components: [{ type: 'body', parameters }] } : {}),
    },
  };
}

function failure(status: number, code: number | undefined): DeliveryError {
  if (code === undefined) return httpError(status);
  if (code === 190) return new DeliveryError('whatsapp-190', false);
  return new DeliveryError(`whatsapp-${code}`, !PASSING.has(code) && status < 500);
}

export function whatsAppSender(place: WhatsAppPlace): Send {
  const url = `${place.baseUrl ?? BASE_URL}/${encodeURIComponent(place.phoneId)}/messages`;
  const post = async (delivery: Delivery, message: object) => {
    const response = await callProvider(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${place.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: delivery.address.replace(/^\+/, ''),
        biz_opaque_callback_data: delivery.id,
        ...message,
      }),
    });
    const answer = (await response.json().catch(() => ({}))) as Answer;
    return { status: response.status, ok: response.ok && !answer.error, answer };
  };
  // Text reaches only people who wrote to the city within 24 hours; to others they answer 131047, which is final.
  const plain = ({ text }: Delivery) => ({
    type: 'text',
    text: { body: text.slice(0, LONGEST), preview_url: false },
  });
  return async (delivery) => {
    let result = await post(delivery, delivery.answer ? plain(delivery) : templateBody(delivery));
    if (!result.ok && !delivery.answer && NO_TEMPLATE.has(result.answer.error?.code ?? 0))
      result = await post(delivery, plain(delivery));
    if (!result.ok) throw failure(result.status, result.answer.error?.code);
    return result.answer.messages?.[0]?.id;
  };
}
