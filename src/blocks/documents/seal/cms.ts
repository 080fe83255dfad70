/** A detached signature in CMS (RFC 5652) with the attributes that PAdES baseline B-B asks for (ETSI EN 319 142-1). */
import { createHash, sign } from 'node:crypto';
import { type Identity, OID, sha256WithRsa } from './certificate.ts';
import { context, integer, nothing, objectId, octets, sequence, setOf } from './der.ts';

const ID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  /** RFC 5035: the certificate is part of what is signed, so that no other can be put in its place. */
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
} as const;

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
const attribute = (id: string, value: Buffer): Buffer => sequence(objectId(id), setOf(value));

/** Signs the hash of `parts` put together. The time stands in the PDF (`/M`) and not here, as the profile wants it. */
export function signDetached(parts: readonly Buffer[], who: Identity): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const issuerSerial = sequence(sequence(context(4, who.issuer)), integer(who.serial));
  const attributes = [
    attribute(ID.contentType, objectId(ID.data)),
    attribute(ID.messageDigest, octets(hash.digest())),
    attribute(
      ID.signingCertificate,
      sequence(sequence(sequence(octets(sha256(who.certificate)), issuerSerial))),
    ),
  ].toSorted(Buffer.compare);
  // Signed as a SET, sent as [0]: RFC 5652, 5.4.
  const signature = sign('sha256', setOf(...attributes), who.key);
  const algorithm = sequence(objectId(OID.sha256), nothing());
  const signer = sequence(
    integer(1),
    sequence(who.issuer, integer(who.serial)),
    algorithm,
    context(0, ...attributes),
    sha256WithRsa(),
    octets(signature),
  );
  const signed = sequence(
    integer(1),
    setOf(algorithm),
    sequence(objectId(ID.data)),
    context(0, ...[who.certificate, who.authority].toSorted(Buffer.compare)),
    setOf(signer),
  );
  return sequence(objectId(ID.signedData), context(0, signed));
}
