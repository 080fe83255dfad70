/** What a signer of papers is, whoever stands behind it. */

export type SignerFacts = {
  /** Who signs, as the paper says it. */
  name: string;
  /** What for: the title and number of the paper. */
  reason: string;
  place: string;
  at: Date;
};

export type SignatureAdapter = {
  /** The same PDF with a signature in it. */
  sign(pdf: Buffer, signer: SignerFacts): Promise<Buffer>;
};
