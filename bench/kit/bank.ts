/** A bank for load: it opens in a city, and signs what it tells beforehand, so that the generator only sends. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { setBank } from '../../src/blocks/payments/banks.ts';
import { simulatedBank } from '../../src/blocks/payments/simulator/terms.ts';
import { signAccess, signMessage } from '../../src/blocks/payments/snap/signature.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import { call } from './call.ts';
import type { Request } from './http-load.ts';

export const BANK = 'bank-uji';
const SECRET = 'rahasia-bersama-untuk-uji-saja';

/** Opens the bank in the city; `sign` answers requests that tell of payments by QRIS, each under numbers of its own. */
export async function loadBank(city: City, host: string) {
  const bank = simulatedBank('http://127.0.0.1:9', 'hmac');
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  await setBank(systemContext(city, 'bench'), {
    id: BANK,
    bank,
    keys: { 'bank-public': pem, shared: SECRET },
  });
  const profile = { id: BANK, ...bank.signatures };
  const door = `/api/snap/${BANK}/v1.0`;

  async function token(): Promise<string> {
    const timestamp = new Date().toISOString();
    const headers = {
      ...{ 'x-timestamp': timestamp, 'x-client-key': bank.callerKey },
      'x-signature': signAccess(profile, bank.callerKey, timestamp, { private: privateKey }),
    };
    const body = { grantType: 'client_credentials' };
    const answer = await call<{ accessToken: string }>(`http://${host}`, 'POST', `${door}/access-token/b2b`, {
      headers,
      body,
    });
    return answer.body.accessToken;
  }

  return async function sign(payments: readonly { code: string; amount: number }[]): Promise<Request[]> {
    const access = await token();
    const path = `${door}/qr/qr-mpm-notify`;
    return payments.map(({ code, amount }) => {
      const timestamp = new Date().toISOString();
      const body = JSON.stringify({
        ...{ originalReferenceNo: randomUUID(), latestTransactionStatus: '00' },
        amount: { value: `${amount}.00`, currency: 'IDR' },
        additionalInfo: { billNumber: code, paidTime: timestamp },
      });
      const message = { method: 'POST', path, body, timestamp, token: access };
      const headers = {
        ...{ authorization: `Bearer ${access}`, 'x-timestamp': timestamp, 'x-partner-id': bank.callerKey },
        'x-external-id': randomUUID(),
        'x-signature': signMessage(bank.signatures.notification, message, { secret: SECRET }),
      };
      return { method: 'POST', path, headers, body };
    });
  };
}
