/** The open API of the made-up bank: what the city may ask of it, signed as the profile says. */
import { randomBytes } from 'node:crypto';
import type { Rupiah } from '../../../shared/money.ts';
import { amountFor, amountOf, type Bank } from '../rules/banks.ts';
import { writeQris } from '../rules/qris/qris.ts';
import { answerOf, SERVICE, type ServiceNumber, SnapRefusal } from '../snap/answers.ts';
import { isAccessSigned, isFresh, isMessageSigned } from '../snap/signature.ts';
import type { Books, Taken } from './books.ts';
import { type CityDoor, externalNumber } from './caller.ts';

type Body = Record<string, unknown>;
/** What came in: path with query, names of headers in small letters. */
export type Asked = { path: string; text: string; headers: Record<string, string> };
export type Answered = { status: number; body: string };

const TOKEN_SECONDS = 900;

const textOf = (body: Body, name: string): string => {
  const value = body[name];
  if (typeof value !== 'string' || value.trim() === '') throw new SnapRefusal('400.02', name);
  return value.trim();
};
const optionalText = (body: Body, name: string): string =>
  typeof body[name] === 'string' ? body[name].trim() : '';

function amountIn(body: Body, name: string): Rupiah {
  const amount = amountOf(body[name]);
  if (amount === undefined) throw new SnapRefusal('400.01', name);
  return amount;
}

function untilOf(body: Body, name: string): Date | null {
  const text = optionalText(body, name);
  if (text === '') return null;
  if (Number.isNaN(Date.parse(text))) throw new SnapRefusal('400.01', name);
  return new Date(text);
}

export function openApi(given: {
  bank: Bank;
  id: string;
  secret: string;
  books: Books;
  door: () => CityDoor;
  now: () => Date;
  writes: (at: Date) => string;
}) {
  const { bank, books, now, writes } = given;
  const profile = { id: given.id, ...bank.signatures };
  const tokens = new Map<string, number>();
  const keys = () => ({ public: given.door().publicKey, secret: given.secret });

  /** Kept once under a number; the same again with another amount is refused. */
  function keep(into: Books['codes'], order: { number: string; amount: Rupiah; until: Date | null }) {
    const known = into.get(order.number);
    if (known && known.amount !== order.amount) throw new SnapRefusal('409.00');
    return known ?? { ...order, paid: null, text: '' };
  }

  const asPaid = (paid: Taken) => ({
    paymentRequestId: paid.reference,
    paidAmount: amountFor(paid.amount),
    trxDateTime: writes(paid.paidAt),
    paymentFlagStatus: '00',
  });

  const work: Record<string, { service: ServiceNumber; answer: (body: Body) => Body }> = {
    '/v1.0/transfer-va/create-va': {
      service: SERVICE.vaCreate,
      answer(body) {
        const number = textOf(body, 'customerNo');
        const order = { number, amount: amountIn(body, 'totalAmount'), until: untilOf(body, 'expiredDate') };
        books.accounts.set(number, keep(books.accounts, order));
        return { virtualAccountData: body };
      },
    },
    '/v1.0/transfer-va/delete-va': {
      service: SERVICE.vaDelete,
      answer(body) {
        const number = textOf(body, 'customerNo');
        const known = books.accounts.get(number);
        if (!known) throw new SnapRefusal('404.01');
        if (known.paid) throw new SnapRefusal('404.14');
        books.accounts.delete(number);
        return { virtualAccountData: body };
      },
    },
    '/v1.0/transfer-va/status': {
      service: SERVICE.vaStatus,
      answer(body) {
        const customerNo = textOf(body, 'customerNo');
        const reference = optionalText(body, 'paymentRequestId') || optionalText(body, 'inquiryRequestId');
        const paid = books.find(reference) ?? books.accounts.get(customerNo)?.paid;
        if (paid?.via !== 'va' || paid.code !== customerNo) throw new SnapRefusal('404.01');
        return { virtualAccountData: { ...body, ...asPaid(paid) } };
      },
    },
    '/v1.0/qr/qr-mpm-generate': {
      service: SERVICE.qrGenerate,
      answer(body) {
        const number = textOf(body, 'partnerReferenceNo');
        if (!bank.qr || textOf(body, 'merchantId') !== bank.qr.merchantId)
          throw new SnapRefusal('400.01', 'merchantId');
        const until = untilOf(body, 'validityPeriod');
        const order = keep(books.codes, { number, amount: amountIn(body, 'amount'), until });
        const { guid, pan, merchantId, nmid, criteria, mcc, name, city } = bank.qr;
        const referenceNo = externalNumber();
        order.text ||= writeQris({
          ...{ dynamic: true, nmid, criteria, mcc, name, city, amount: order.amount },
          acquirers: [{ guid, pan, mid: merchantId, criteria }],
          reference: referenceNo.slice(0, 25),
          ...(number.length <= 25 ? { billNumber: number } : {}),
        });
        books.codes.set(number, order);
        return { referenceNo, partnerReferenceNo: number, qrContent: order.text };
      },
    },
    '/v1.0/qr/qr-mpm-query': {
      service: SERVICE.qrQuery,
      answer(body) {
        const order = books.codes.get(optionalText(body, 'originalPartnerReferenceNo'));
        const paid = books.find(optionalText(body, 'originalReferenceNo')) ?? order?.paid;
        if (!paid && !order) throw new SnapRefusal('404.01');
        const status = paid ? '00' : order?.until && order.until < now() ? '06' : '03';
        return {
          ...(order ? { originalPartnerReferenceNo: order.number } : {}),
          ...{ latestTransactionStatus: status, serviceCode: SERVICE.qrGenerate },
          ...(paid
            ? {
                ...{ originalReferenceNo: paid.reference, amount: amountFor(paid.amount) },
                additionalInfo: { billNumber: paid.code, paidTime: writes(paid.paidAt) },
              }
            : {}),
        };
      },
    },
  };

  function demandSigned({ path, text, headers }: Asked): void {
    const timestamp = headers['x-timestamp'] ?? '';
    const token = (headers.authorization ?? '').replace(/^Bearer\s+/i, '');
    if (headers['x-partner-id'] !== bank.partnerId) throw new SnapRefusal('401.00', 'Unknown Client');
    if (profile.request.token && (tokens.get(token) ?? 0) <= now().getTime()) throw new SnapRefusal('401.01');
    if (!isFresh(profile, timestamp, now())) throw new SnapRefusal('401.00', 'Stale Timestamp');
    const message = { method: 'POST', path, body: text, timestamp, token };
    if (!isMessageSigned(profile.request, message, headers['x-signature'] ?? '', keys()))
      throw new SnapRefusal('401.00', 'Signature');
  }

  function giveToken({ headers }: Asked): Body {
    const timestamp = headers['x-timestamp'] ?? '';
    const clientKey = headers['x-client-key'] ?? '';
    if (clientKey !== bank.clientKey) throw new SnapRefusal('401.00', 'Unknown Client');
    if (!isFresh(profile, timestamp, now())) throw new SnapRefusal('401.00', 'Stale Timestamp');
    if (!isAccessSigned(profile, clientKey, timestamp, headers['x-signature'] ?? '', keys()))
      throw new SnapRefusal('401.00', 'Signature');
    const accessToken = randomBytes(24).toString('base64url');
    tokens.set(accessToken, now().getTime() + TOKEN_SECONDS * 1000);
    return { accessToken, tokenType: 'BearerToken', expiresIn: String(TOKEN_SECONDS) };
  }

  function bodyOf(text: string): Body {
    try {
      const body: unknown = JSON.parse(text);
      if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body;
    } catch {
      // Said below.
    }
    throw new SnapRefusal('400.00');
  }

  /** Undefined for a path that this bank has not. */
  return (asked: Asked): Answered | undefined => {
    const path = asked.path.split('?', 1)[0] ?? '';
    const access = path === '/v1.0/access-token/b2b';
    const found = Object.hasOwn(work, path) ? work[path] : undefined;
    if (!access && !found) return undefined;
    const service = found?.service ?? SERVICE.token;
    const reply = () => {
      try {
        if (!found) return answerOf(service, '200.00', '', giveToken(asked));
        demandSigned(asked);
        return answerOf(service, '200.00', '', found.answer(bodyOf(asked.text)));
      } catch (error) {
        if (!(error instanceof SnapRefusal)) return answerOf(service, '500.00');
        return answerOf(service, error.case, error.about);
      }
    };
    const { status, body } = reply();
    return { status, body: String(body) };
  };
}
