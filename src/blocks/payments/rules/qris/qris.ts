/** QRIS, the national QR for paying: written for a bill or a stall, and read back with what is wrong with it. Pure. */
import { isRupiah, type Rupiah } from '../../../../shared/money.ts';
import { checksum, type Field, readFields, writeFields } from './tlv.ts';

/** Size of the merchant as Bank Indonesia classes it: micro, small, medium, large, public service, donation. */
export type Criteria = 'UMI' | 'UKE' | 'UME' | 'UBE' | 'URE' | 'PSO' | 'BLU';
const CRITERIA: readonly string[] = ['UMI', 'UKE', 'UME', 'UBE', 'URE', 'PSO', 'BLU'];

/** Where an acquirer knows the merchant: fields 26 to 45. */
export type Acquirer = { guid: string; pan: string; mid: string; criteria: Criteria };
export type Tip =
  | { kind: 'prompt' }
  | { kind: 'fixed'; amount: Rupiah }
  | { kind: 'percent'; percent: number };

export type Qris = {
  /** A static code stands on a stall for years; a dynamic one is made for one bill. */
  dynamic: boolean;
  acquirers: readonly Acquirer[];
  /** National merchant id (NMID), under which the switching networks know the merchant: field 51. */
  nmid?: string;
  criteria?: Criteria;
  /** Merchant category code (ISO 18245), four digits. */
  mcc: string;
  amount?: Rupiah;
  tip?: Tip;
  /** At most 25 signs. */
  name: string;
  /** At most 15 signs. */
  city: string;
  postcode?: string;
  billNumber?: string;
  /** Comes back with the notification: by this the bill is found. */
  reference?: string;
  terminal?: string;
  purpose?: string;
};

export type QrisFault =
  | 'not-a-payment'
  | 'too-long'
  | 'shape'
  | 'checksum'
  | 'foreign-currency'
  | 'foreign-country'
  | 'no-merchant'
  | 'amount'
  | 'tip'
  | 'name';

const MOST = 512;
const NATIONAL = 'ID.CO.QRIS.WWW';
const RUPIAH = '360';
const COUNTRY = 'ID';
const AMOUNT_DIGITS = 13;

const optional = (id: string, value: string | undefined): Field[] => (value ? [{ id, value }] : []);

/** An amount as the code says it: digits, without a point where there is none. RangeError beyond 13 digits or below 1. */
function amountText(amount: Rupiah): string {
  if (!isRupiah(amount) || amount < 1) throw new RangeError('an amount is at least one whole rupiah');
  const text = String(amount);
  if (text.length > AMOUNT_DIGITS) throw new RangeError('an amount has at most 13 digits');
  return text;
}

/** The reverse: whole rupiah of '15000' and '15000.00'; undefined for sen, signs, and anything too long. */
function readAmount(text: string): Rupiah | undefined {
  if (text.length > AMOUNT_DIGITS || !/^\d+(\.0{0,2})?$/.test(text)) return undefined;
  const amount = Number(text.split('.')[0]);
  return amount > 0 ? amount : undefined;
}

function tipFields(tip: Tip | undefined): Field[] {
  if (!tip) return [];
  if (tip.kind === 'prompt') return [{ id: '55', value: '01' }];
  if (tip.kind === 'fixed')
    return [
      { id: '55', value: '02' },
      { id: '56', value: amountText(tip.amount) },
    ];
  if (!(tip.percent > 0 && tip.percent < 100))
    throw new RangeError('a tip is more than 0 and less than 100 percent');
  return [
    { id: '55', value: '03' },
    { id: '57', value: String(tip.percent) },
  ];
}

/** The text of the code, with its checksum. RangeError for what no reader would take. */
export function writeQris(qris: Qris): string {
  const { acquirers, nmid, criteria } = qris;
  if (acquirers.length === 0 || acquirers.length > 20) throw new RangeError('one to twenty acquirers');
  if (!qris.dynamic && !nmid) throw new RangeError('a static code bears the national merchant id');
  if (!/^\d{4}$/.test(qris.mcc)) throw new RangeError('the category of the merchant has four digits');
  if (qris.name.length > 25 || qris.city.length > 15) throw new RangeError('name 25 signs, city 15');
  const additional = writeFields([
    ...optional('01', qris.billNumber),
    ...optional('05', qris.reference),
    ...optional('07', qris.terminal),
    ...optional('08', qris.purpose),
  ]);
  const head = writeFields([
    { id: '00', value: '01' },
    { id: '01', value: qris.dynamic ? '12' : '11' },
    ...acquirers.map((one, at) => ({
      id: String(26 + at),
      value: writeFields([
        { id: '00', value: one.guid },
        { id: '01', value: one.pan },
        { id: '02', value: one.mid },
        { id: '03', value: one.criteria },
      ]),
    })),
    ...(nmid
      ? [
          {
            id: '51',
            value: writeFields([
              { id: '00', value: NATIONAL },
              { id: '02', value: nmid },
              ...optional('03', criteria),
            ]),
          },
        ]
      : []),
    { id: '52', value: qris.mcc },
    { id: '53', value: RUPIAH },
    ...(qris.amount === undefined ? [] : [{ id: '54', value: amountText(qris.amount) }]),
    ...tipFields(qris.tip),
    { id: '58', value: COUNTRY },
    { id: '59', value: qris.name },
    { id: '60', value: qris.city },
    ...optional('61', qris.postcode),
    ...optional('62', additional),
  ]);
  const text = `${head}6304`;
  const whole = `${text}${checksum(text)}`;
  if (whole.length > MOST) throw new RangeError(`a code has at most ${MOST} signs`);
  return whole;
}

type Read = { ok: true; value: Qris } | { ok: false; fault: QrisFault };
const no = (fault: QrisFault): Read => ({ ok: false, fault });

function acquirersIn(fields: readonly Field[]): Acquirer[] {
  return fields
    .filter(({ id }) => id >= '26' && id <= '45')
    .flatMap(({ value }) => {
      const inner = new Map(readFields(value)?.map((field) => [field.id, field.value]));
      const [guid, pan, mid, criteria] = ['00', '01', '02', '03'].map((id) => inner.get(id));
      if (!guid || !pan || !mid || !criteria || !CRITERIA.includes(criteria)) return [];
      return [{ guid, pan, mid, criteria: criteria as Criteria }];
    });
}

function readTip(held: ReadonlyMap<string, string>): Tip | undefined | false {
  switch (held.get('55')) {
    case undefined:
      return held.has('56') || held.has('57') ? false : undefined;
    case '01':
      return { kind: 'prompt' };
    case '02': {
      const amount = readAmount(held.get('56') ?? '');
      return amount === undefined ? false : { kind: 'fixed', amount };
    }
    case '03': {
      const percent = Number(held.get('57'));
      return percent > 0 && percent < 100 ? { kind: 'percent', percent } : false;
    }
    default:
      return false;
  }
}

/** What a scanned code says, or the first thing that is wrong with it. */
export function readQris(scanned: string): Read {
  const text = scanned.trim();
  if (!text.startsWith('000201')) return no('not-a-payment');
  if (text.length > MOST) return no('too-long');
  // Any reader must trust the checksum before it trusts a length.
  if (!/6304[0-9A-Fa-f]{4}$/.test(text)) return no('shape');
  if (checksum(text.slice(0, -4)) !== text.slice(-4).toUpperCase()) return no('checksum');
  const fields = readFields(text.slice(0, -8));
  if (!fields) return no('shape');
  const held = new Map(fields.map(({ id, value }) => [id, value]));
  const kind = held.get('01');
  if (kind !== '11' && kind !== '12') return no('shape');
  if (held.get('53') !== RUPIAH) return no('foreign-currency');
  if (held.get('58') !== COUNTRY) return no('foreign-country');
  const national = new Map(readFields(held.get('51') ?? '')?.map(({ id, value }) => [id, value]));
  const nmid = national.get('00') === NATIONAL ? national.get('02') : undefined;
  const acquirers = acquirersIn(fields);
  if (acquirers.length === 0 || (kind === '11' && !nmid)) return no('no-merchant');
  const amount = held.has('54') ? readAmount(held.get('54') ?? '') : undefined;
  if (held.has('54') && amount === undefined) return no('amount');
  const tip = readTip(held);
  if (tip === false) return no('tip');
  const [name, city, mcc] = [held.get('59'), held.get('60'), held.get('52')];
  if (!name || name.length > 25 || !city || city.length > 15) return no('name');
  if (!mcc || !/^\d{4}$/.test(mcc)) return no('shape');
  const more = new Map(readFields(held.get('62') ?? '')?.map(({ id, value }) => [id, value]));
  const criteria = national.get('03');
  const said: { [Key in keyof Qris]: Qris[Key] | undefined } = {
    ...{ dynamic: kind === '12', acquirers, nmid, mcc, amount, tip, name, city },
    criteria: criteria && CRITERIA.includes(criteria) ? (criteria as Criteria) : undefined,
    ...{ postcode: held.get('61'), billNumber: more.get('01'), reference: more.get('05') },
    ...{ terminal: more.get('07'), purpose: more.get('08') },
  };
  const value = Object.fromEntries(Object.entries(said).filter(([, one]) => one !== undefined)) as Qris;
  return { ok: true, value };
}
