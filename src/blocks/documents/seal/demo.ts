/** The made-up signer of a fictional city: a real PAdES signature by a key that nobody vouches for. */
import { createPrivateKey } from 'node:crypto';
import type { City } from '../../../platform/city.ts';
import { open, seal } from '../../../platform/crypt.ts';
import { findSigner, insertSigner, lockSigner, type SignerRow } from '../store-signer.ts';
import type { SignatureAdapter } from './adapter.ts';
import { prepareSignature } from './append.ts';
import { type Identity, makeDemoIdentity } from './certificate.ts';
import { signDetached } from './cms.ts';

/** A new key is made when the old one ends within a month. */
const SPARE_MS = 31 * 86_400_000;

function identityOf(city: City, row: SignerRow): Identity {
  const key = createPrivateKey({
    key: Buffer.from(open(city, row.key), 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  return { ...row, key };
}

async function makeOnce(city: City, goodUntil: Date): Promise<SignerRow> {
  return city.db.transaction(async (tx) => {
    await lockSigner(tx);
    const there = await findSigner(tx, goodUntil);
    if (there) return there;
    const made = await makeDemoIdentity(city.name.id, city.now());
    const bytes = made.key.export({ format: 'der', type: 'pkcs8' });
    const row = { ...made, key: seal(city, bytes.toString('base64')) };
    await insertSigner(tx, row);
    return row;
  });
}

/** The key of the city's demo signer, made at its first use and kept sealed with the city's secret. */
async function demoIdentity(city: City): Promise<Identity> {
  const goodUntil = new Date(city.now().getTime() + SPARE_MS);
  const row = (await findSigner(city.db, goodUntil)) ?? (await makeOnce(city, goodUntil));
  return identityOf(city, row);
}

export function demoSigner(city: City): SignatureAdapter {
  return {
    async sign(pdf, signer) {
      const identity = await demoIdentity(city);
      const { parts, fill } = prepareSignature(pdf, signer);
      return fill(signDetached(parts, identity));
    },
  };
}
