/** A paper as it stands in the database. */
import type { Words } from '../../shared/languages.ts';
import type { Signing } from './paper/sheet.ts';

export type DocumentState = 'reserved' | 'awaiting-signature' | 'issued';

export type DocumentRow = {
  id: string;
  code: string;
  number: string;
  agency: string;
  /** The service and the case that it was made for. */
  service: string;
  caseCode: string;
  title: Words;
  holderSealed: Buffer | null;
  state: DocumentState;
  signing: Signing;
  sheetSealed: Buffer | null;
  /** Whose turn it is to sign, when an officer must. */
  officer: string | null;
  signerName: string;
  signerTitle: string;
  reservedAt: Date;
  issuedAt: Date | null;
  /** 'YYYY-MM-DD' */
  validFrom: string;
  validUntil: string | null;
  sha256: string | null;
  bytes: number | null;
  stored: string | null;
  revokedAt: Date | null;
  revokedReason: string | null;
  replaces: string | null;
  /** Days before the end of validity on which to remind. */
  remindDays: number[];
};
