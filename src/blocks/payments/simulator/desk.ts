/** The counter of the made-up bank: somebody pays a virtual account or a code, or is told why not. */
import { isRupiah, type Rupiah } from '../../../shared/money.ts';
import { amountOf, type Bank } from '../rules/banks.ts';
import { type Qris, type QrisFault, readQris } from '../rules/qris/qris.ts';
import type { Books, Order, Taken } from './books.ts';
import { type Caller, externalNumber, paymentNumber } from './caller.ts';
import type { Via } from './terms.ts';
import type { Heard } from './wire.ts';

export type Payment = {
  via?: Via;
  /** The number of a virtual account; with `via: 'qris'` what a code would have said. */
  code?: string;
  /** The text of a QRIS, as a camera reads it. */
  qris?: string;
  /** Without one: what the code or the city says. */
  amount?: Rupiah;
};

export type Refused =
  | { reason: 'qris'; fault: QrisFault }
  | { reason: 'nothing-to-pay' | 'amount' | 'another-merchant' | 'paid' | 'expired' | 'city-silent' }
  /** What the city answered when it was asked. */
  | { reason: 'city-refuses'; answer: string };
export type Outcome = { taken: Taken } | { refused: Refused };

const MOST: Rupiah = 9_999_999_999_999;

/** Money is taken and then told of; `tell` comes back at once. */
export function openDesk(given: {
  bank: Bank;
  books: Books;
  caller: Caller;
  now: () => Date;
  tell: (payment: Taken) => void;
}) {
  const { bank, books, caller, now, tell } = given;
  const no = (refused: Refused): Outcome => ({ refused });

  function charge(
    payment: Pick<Taken, 'via' | 'code'>,
    amount: Rupiah | undefined,
    order?: Order,
    reference = paymentNumber(),
  ): Outcome {
    if (!isRupiah(amount) || amount < 1 || amount > MOST) return no({ reason: 'amount' });
    if (order) {
      if (order.paid) return no({ reason: 'paid' });
      if (order.until && order.until.getTime() < now().getTime()) return no({ reason: 'expired' });
      if (order.amount !== amount) return no({ reason: 'amount' });
    }
    const number = payment.via === 'qris' && order ? order.number : null;
    const taken = books.take({ ...payment, amount, reference, order: number, paidAt: now() });
    if (order) order.paid = taken;
    tell(taken);
    return { taken };
  }

  function ours({ nmid, acquirers }: Qris): boolean {
    const id = bank.qr?.merchantId;
    return id !== undefined && (nmid === id || acquirers.some(({ mid }) => mid === id));
  }

  function payQris(text: string, amount: Rupiah | undefined): Outcome {
    const read = readQris(text);
    if (!read.ok) return no({ reason: 'qris', fault: read.fault });
    const { value } = read;
    if (!ours(value)) return no({ reason: 'another-merchant' });
    if (value.amount !== undefined && amount !== undefined && amount !== value.amount)
      return no({ reason: 'amount' });
    const order = [...books.codes.values()].find((one) => one.text === text.trim());
    const code = value.billNumber ?? value.reference ?? value.terminal ?? '';
    return charge({ via: 'qris', code }, value.amount ?? amount, order);
  }

  async function ask(code: string, inquiryRequestId: string): Promise<Heard | undefined> {
    const partnerServiceId = (bank.va?.serviceId ?? '').padStart(8);
    const question = {
      ...{ partnerServiceId, customerNo: code, virtualAccountNo: `${partnerServiceId}${code}` },
      ...{ inquiryRequestId, trxDateInit: now().toISOString() },
    };
    // Asked twice: the first time its token may be one that ran out.
    for (let left = 2; left > 0; left--) {
      const answer = await caller.say('transfer-va/inquiry', question, externalNumber()).catch(() => {});
      if (answer && answer.status !== 401) return answer;
    }
    return undefined;
  }

  async function payAccount(code: string, amount: Rupiah | undefined): Promise<Outcome> {
    const order = books.accounts.get(code);
    if (order) return charge({ via: 'va', code }, amount ?? order.amount, order);
    // The payment bears the number of the question before it.
    const reference = paymentNumber();
    const answer = await ask(code, reference);
    if (!answer || answer.status >= 500) return no({ reason: 'city-silent' });
    if (answer.status !== 200)
      return no({ reason: 'city-refuses', answer: String(answer.body.responseCode ?? answer.status) });
    const { totalAmount } = (answer.body.virtualAccountData ?? {}) as { totalAmount?: unknown };
    return charge({ via: 'va', code }, amount ?? amountOf(totalAmount), undefined, reference);
  }

  return async ({ via, qris, code, amount }: Payment): Promise<Outcome> => {
    if (qris !== undefined) return payQris(qris, amount);
    if (via === 'qris') return charge({ via, code: (code ?? '').trim() }, amount);
    if (!code) return no({ reason: 'nothing-to-pay' });
    // As it is typed, the number of the service may stand before it.
    const { serviceId = '' } = bank.va ?? {};
    const typed = code.replace(/\s/g, '');
    return payAccount(
      typed.length > 13 && typed.startsWith(serviceId) ? typed.slice(serviceId.length) : typed,
      amount,
    );
  };
}
