/** Makes the certificates of the demo signer: an authority that signs one certificate and is then forgotten (RFC 5280). */
import { createHash, createPublicKey, generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import {
  bits,
  context,
  integer,
  nothing,
  objectId,
  octets,
  sequence,
  setOf,
  time,
  truth,
  utf8,
} from './der.ts';

export const OID = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  country: '2.5.4.6',
  subjectKey: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKey: '2.5.29.35',
} as const;

const makeKeys = promisify(generateKeyPair);
const YEAR = 366 * 86_400_000;
const BITS = 2048;
/** Key usage: sign certificates and lists of revoked ones; sign data, and stand by it. */
const USAGE = { authority: bits(Buffer.from([0x06]), 1), signer: bits(Buffer.from([0xc0]), 6) };

export const sha256WithRsa = (): Buffer => sequence(objectId(OID.sha256WithRsa), nothing());

type Name = { common: string; organization: string };

const attribute = (id: string, value: Buffer) => setOf(sequence(objectId(id), value));
const nameOf = ({ common, organization }: Name): Buffer =>
  sequence(attribute(OID.organization, utf8(organization)), attribute(OID.commonName, utf8(common)));

const publicBytes = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });
const keyId = (key: KeyObject): Buffer => createHash('sha1').update(publicBytes(key)).digest();

const extension = (id: string, value: Buffer, critical = false): Buffer =>
  sequence(objectId(id), ...(critical ? [truth()] : []), octets(value));

type Wish = {
  serial: Buffer;
  subject: Name;
  issuer: Name;
  from: Date;
  to: Date;
  key: KeyObject;
  by: KeyObject;
  authority: boolean;
};

function certificate({ serial, subject, issuer, from, to, key, by, authority }: Wish): Buffer {
  const extensions = sequence(
    extension(OID.basicConstraints, authority ? sequence(truth()) : sequence(), true),
    extension(OID.keyUsage, authority ? USAGE.authority : USAGE.signer, true),
    extension(OID.subjectKey, octets(keyId(key))),
    extension(OID.authorityKey, sequence(taggedKeyId(keyId(by)))),
  );
  const body = sequence(
    context(0, integer(2)),
    integer(serial),
    sha256WithRsa(),
    nameOf(issuer),
    sequence(time(from), time(to)),
    nameOf(subject),
    publicBytes(key),
    context(3, extensions),
  );
  return sequence(body, sha256WithRsa(), bits(sign('sha256', body, by)));
}

/** `[0]` of the authority's key identifier is the bytes themselves, without a tag of their own. */
const taggedKeyId = (id: Buffer): Buffer => Buffer.concat([Buffer.from([0x80, id.length]), id]);

export type Identity = {
  key: KeyObject;
  certificate: Buffer;
  authority: Buffer;
  /** DER of the issuer's name and the serial number: by these two a signature names its certificate. */
  issuer: Buffer;
  serial: Buffer;
  notAfter: Date;
};

/** Positive, and the same length each time. */
const newSerial = (): Buffer => {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
};

/** A key with its certificate for the made-up signer of a city. Nobody can be signed for with the authority afterwards: its key is not kept. */
export async function makeDemoIdentity(city: string, now: Date): Promise<Identity> {
  const [root, leaf] = await Promise.all([
    makeKeys('rsa', { modulusLength: BITS }),
    makeKeys('rsa', { modulusLength: BITS }),
  ]);
  const organization = `${city} (peragaan, tidak berkekuatan hukum)`;
  const issuerName = { common: `Penerbit sertifikat peragaan ${city}`, organization };
  const from = new Date(now.getTime() - 86_400_000);
  const notAfter = new Date(now.getTime() + 5 * YEAR);
  const authority = certificate({
    serial: newSerial(),
    subject: issuerName,
    issuer: issuerName,
    from,
    to: new Date(now.getTime() + 10 * YEAR),
    key: root.privateKey,
    by: root.privateKey,
    authority: true,
  });
  const serial = newSerial();
  const subject = { common: `Penanda tangan peragaan ${city}`, organization };
  const own = certificate({
    serial,
    subject,
    issuer: issuerName,
    from,
    to: notAfter,
    key: leaf.privateKey,
    by: root.privateKey,
    authority: false,
  });
  return { key: leaf.privateKey, certificate: own, authority, issuer: nameOf(issuerName), serial, notAfter };
}
