/** The made-up telephone of this tab: its number, and what was sent from it. */

export type SentMessage = { id: string; at: string; text: string };
export type Phone = { number: string; sent: SentMessage[] };

const KEY = 'pendopo.demo.phone';
const MOST = 100;

/** +62 800 numbers belong to nobody who could be written to. */
function newPhone(): Phone {
  const digits = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return { number: `+62800${String(digits % 10_000_000).padStart(7, '0')}`, sent: [] };
}

function keep(phone: Phone): Phone {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(phone));
  } catch {
    // Without storage the telephone lasts until the page is left.
  }
  return phone;
}

export function readPhone(): Phone {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Phone | null;
    if (kept && Array.isArray(kept.sent)) return kept;
  } catch {
    // Whatever stands there is not ours.
  }
  return keep(newPhone());
}

export function keepSent(phone: Phone, message: Pick<SentMessage, 'text'>): Phone {
  const at = new Date().toISOString();
  const sent = [...phone.sent, { ...message, at, id: `${at}-${phone.sent.length}` }].slice(-MOST);
  return keep({ ...phone, sent });
}

/** Another person's telephone. */
export function forgetPhone(): Phone {
  return keep(newPhone());
}
