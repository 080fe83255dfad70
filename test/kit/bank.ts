/** A bank for tests: it signs as its profile says, and tells the city of payments. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { setBank } from '../../src/blocks/payments/banks.ts';
import type { Bank } from '../../src/blocks/payments/rules/banks.ts';
import { type Message, signAccess, signMessage } from '../../src/blocks/payments/snap/signature.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import type { Answer, Call } from './house.ts';

export const SECRET = 'rahasia-bersama-untuk-uji-saja';
export const PLAIN_BANK: Bank = {
  title: { id: 'Bank Uji', en: 'Test Bank', jv: 'Bank Uji', zh: '测试银行' },
  ...{ fictional: true, address: null, partnerId: 'KOTA', clientKey: 'kota-uji', callerKey: 'bank-uji' },
  signatures: {
    access: { encoding: 'base64' },
    request: { algorithm: 'hmac', encoding: 'base64', query: true, token: true },
    notification: { algorithm: 'hmac', encoding: 'base64', query: true, token: true },
    toleranceSeconds: 300,
  },
  va: { serviceId: '88899', taken: false },
  qr: {
    ...{ guid: 'ID.CO.BANKUJI.WWW', pan: '9360000000000000001', merchantId: 'ID1020000000001' },
    ...{ criteria: 'URE', nmid: 'ID1020000000001', mcc: '9399', name: 'KOTA UJI', city: 'MAGELANG' },
    postcode: '56111',
    codeAt: ['additionalInfo.billNumber', 'originalPartnerReferenceNo'],
    paidAt: ['additionalInfo.paidTime'],
  },
};

export type TestBank = {
  id: string;
  token(headers?: Record<string, string>): Promise<Answer<{ responseCode: string; accessToken?: string }>>;
  /** Tells something, signed; `change` spoils the headers. */
  tell(
    path: string,
    body: unknown,
    change?: Record<string, string>,
  ): Promise<Answer<{ responseCode: string; responseMessage: string; virtualAccountData?: unknown }>>;
};

/** Opens a bank in the city, with keys of its own. */
export async function testBank(
  city: City,
  call: Call,
  id = 'bank-uji',
  given = PLAIN_BANK,
): Promise<TestBank> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const keys = { 'bank-public': pem, shared: SECRET };
  await setBank(systemContext(city, 'test'), { id, bank: given, keys });
  const profile = { id, ...given.signatures };
  const now = () => city.now().toISOString();
  let access = '';
  const bank: TestBank = {
    id,
    async token(headers = {}) {
      const timestamp = headers['x-timestamp'] ?? now();
      const answer = await call<{ responseCode: string; accessToken?: string }>(
        'POST',
        `/api/snap/${id}/v1.0/access-token/b2b`,
        { grantType: 'client_credentials' },
        {
          'x-timestamp': timestamp,
          'x-client-key': given.callerKey,
          'x-signature': signAccess(profile, given.callerKey, timestamp, { private: privateKey }),
          ...headers,
        },
      );
      access = answer.body.accessToken ?? access;
      return answer;
    },
    async tell(path, body, change = {}) {
      if (given.signatures.notification.token && access === '') await bank.token();
      const timestamp = change['x-timestamp'] ?? now();
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const full = `/api/snap/${id}/v1.0/${path}`;
      const message: Message = { method: 'POST', path: full, body: text, timestamp, token: access };
      const own = { private: privateKey, secret: SECRET };
      return call('POST', full, text, {
        'content-type': 'application/json',
        authorization: `Bearer ${access}`,
        'x-timestamp': timestamp,
        'x-partner-id': given.callerKey,
        'x-external-id': randomUUID().replaceAll('-', ''),
        'x-signature': signMessage(profile.notification, message, own),
        ...change,
      });
    },
  };
  return bank;
}

/** What a bank tells when a virtual account was paid. */
export function vaPayment(code: string, amount: number, more: Record<string, unknown> = {}) {
  const partnerServiceId = '   88899';
  return {
    ...{ partnerServiceId, customerNo: code, virtualAccountNo: `${partnerServiceId}${code}` },
    ...{ virtualAccountName: 'UJI', paymentRequestId: randomUUID().replaceAll('-', '') },
    paidAmount: { value: `${amount}.00`, currency: 'IDR' },
    ...{ trxDateTime: '2026-11-23T09:00:00+07:00', ...more },
  };
}

/** What a bank tells when a QR was paid. */
export function qrPayment(code: string, amount: number, more: Record<string, unknown> = {}) {
  return {
    ...{ originalReferenceNo: randomUUID().replaceAll('-', ''), latestTransactionStatus: '00' },
    amount: { value: `${amount}.00`, currency: 'IDR' },
    ...{ additionalInfo: { billNumber: code, paidTime: '2026-11-23T09:00:00+07:00' }, ...more },
  };
}
