/**
 * Reads MT940, the customer statement message. Tags and their shapes: SWIFT Standards, Category 9, Cash Management and
 * Customer Status, "MT 940 Customer Statement Message": :20: 16x, :25: 35x, :28C: 5n[/5n], :60a: and :62a:
 * 1!a6!n3!a15d, :61: 6!n[4!n]2a[1!a]15d1!a3!c16x[//16x][CRLF 34x], :86: 6*65x. Pure.
 */
import {
  balanceFault,
  dayOf,
  type Fault,
  type FaultKind,
  type Read,
  readAmount,
  readAs,
  type Statement,
} from './shape.ts';

type Field = { tag: string; value: string; line: number };

const BALANCE = /^([CD])(\d{2})(\d{2})(\d{2})([A-Z]{3})([\d,]{1,15})$/;
const LINE =
  /^(\d{2})(\d{2})(\d{2})(\d{2})?(\d{2})?(R?[CD])([A-Z])?(\d[\d,]{0,14})([NSF][A-Z0-9]{3})([^\n]{1,16}?)(?:\/\/([^\n]{1,16}))?(?:\n([^\n]{1,34}))?$/;
/** Balances ahead, and what may stand about them: nothing of it is a movement. */
const PASSED = ['21', '64', '65', '13D'];

/** The fields in their order; lines of the envelope ('{1:…}', '-}') are none. */
function fieldsOf(text: string, faults: Fault[]): Field[] {
  const fields: Field[] = [];
  for (const [at, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const envelope = /^(?:\{[1-5]:[^\n]*|-\}?.*|\s*)$/.test(raw);
    const row = raw.replace(/^\{4:\s*/, '');
    const begun = /^:(\d{2}[A-Z]?):(.*)$/.exec(row);
    if (begun) fields.push({ tag: begun[1] as string, value: (begun[2] as string).trimEnd(), line: at + 1 });
    else if (envelope) continue;
    else {
      const last = fields.at(-1);
      if (last) last.value += `\n${row.trimEnd()}`;
      else faults.push({ line: at + 1, what: 'tag-missing', about: ':20:' });
    }
  }
  return fields;
}

type Open = Statement & { line: number; ended: boolean; goesOn: boolean; stage: number };
/** In which order tags come; a smaller one after a greater one is out of place. */
const STAGE: Record<string, number> = {
  '25': 1,
  '25P': 1,
  '28C': 2,
  '60F': 3,
  '60M': 3,
  '61': 4,
  '62F': 5,
  '62M': 5,
};

export function readMt940(text: string): Read {
  const faults: Fault[] = [];
  const done: Statement[] = [];
  let page: Open | undefined;
  /** A statement whose last page said that more pages come. */
  let waiting: Open | undefined;
  const fault = (line: number, what: FaultKind, about: string) => faults.push({ line, what, about });

  function balance({ value, line, tag }: Field): { amount: number; day: string } | undefined {
    const m = BALANCE.exec(value);
    const day = m && dayOf(`20${m[2]}`, m[3] as string, m[4] as string);
    if (!m) fault(line, 'tag-shape', `:${tag}:`);
    else if (!day) fault(line, 'date', `${m[2]}${m[3]}${m[4]}`);
    else if (m[5] !== 'IDR') fault(line, 'currency', m[5] as string);
    else {
      const read = readAmount(m[6] as string, ',');
      if ('amount' in read) return { amount: m[1] === 'D' ? 0 - read.amount : read.amount, day };
      fault(line, read.fault, m[6] as string);
    }
    return undefined;
  }

  function movement(into: Open, { value, line }: Field): void {
    const m = LINE.exec(value);
    if (!m) return void fault(line, 'tag-shape', ':61:');
    const [, year, month, day, bookedMonth, bookedDay, mark, , digits, kind, reference, bank, more] = m;
    const valueDate = dayOf(`20${year}`, month as string, day as string);
    if (!valueDate) return void fault(line, 'date', `${year}${month}${day}`);
    let bookedDate = valueDate;
    if (bookedMonth && bookedDay) {
      // The entry date has no year: it is of the year that brings it nearest to the value date.
      const turn = Number(bookedMonth) - Number(month);
      const booked = 2000 + Number(year) + (turn > 6 ? -1 : turn < -6 ? 1 : 0);
      const found = dayOf(String(booked), bookedMonth, bookedDay);
      if (!found) return void fault(line, 'date', `${bookedMonth}${bookedDay}`);
      bookedDate = found;
    }
    const read = readAmount(digits as string, ',');
    if (!('amount' in read) || !(digits as string).includes(','))
      return void fault(line, 'amount' in read ? 'amount' : read.fault, digits as string);
    if (read.amount === 0) return void fault(line, 'amount', digits as string);
    // RC takes a credit back, and RD a debit.
    const amount = mark === 'C' || mark === 'RD' ? read.amount : -read.amount;
    const own = reference === 'NONREF' ? '' : (reference as string).trim();
    const said = [bank, more].filter((one) => one !== undefined).join(' ');
    into.lines.push({
      ...{ no: into.lines.length + 1, valueDate, bookedDate, amount },
      ...{ reference: own || (bank ?? ''), text: said, kind: kind as string },
    });
  }

  function end(): void {
    if (!page) return;
    if (page.stage < 5)
      fault(page.line, 'tag-missing', [':25:', ':28C:', ':60F:', ':62F:', ':62F:'][page.stage] ?? ':62F:');
    else if (page.goesOn) waiting = page;
    else {
      const wrong = balanceFault(page, page.line);
      if (wrong) faults.push(wrong);
      const { line: _, ended: __, goesOn: ___, stage: ____, ...statement } = page;
      done.push(statement);
    }
    page = undefined;
  }

  for (const field of fieldsOf(text, faults)) {
    const { tag, value, line } = field;
    if (tag === '20') {
      end();
      const empty = { account: '', day: '', sequence: '', opening: 0, closing: 0, lines: [] };
      page = { ...empty, line, ended: false, goesOn: false, stage: 0 };
      continue;
    }
    if (!page) {
      fault(line, 'tag-missing', ':20:');
      return readAs([], faults);
    }
    const stage = STAGE[tag];
    if (stage !== undefined && (stage < page.stage || stage > page.stage + (page.stage === 3 ? 2 : 1))) {
      fault(line, 'tag-order', `:${tag}:`);
      return readAs([], faults);
    }
    if (stage !== undefined) page.stage = stage;
    if (tag === '25' || tag === '25P') page.account = (value.split('\n')[0] ?? '').replace(/\s/g, '');
    else if (tag === '28C') {
      if (!/^\d{1,5}(?:\/\d{1,5})?$/.test(value)) fault(line, 'tag-shape', ':28C:');
      page.sequence = value.split('/')[0] as string;
    } else if (tag === '60F' || tag === '60M') {
      const found = balance(field);
      if (tag === '60M') {
        // A further page: it begins where the page before ended.
        const same = waiting?.account === page.account && waiting.sequence === page.sequence;
        if (!waiting || !same || waiting.closing !== found?.amount) fault(line, 'pages', page.sequence);
        else page = { ...waiting, stage: 3, goesOn: false };
        waiting = undefined;
      } else if (found) page.opening = found.amount;
    } else if (tag === '61') movement(page, field);
    else if (tag === '86') {
      const last = page.lines.at(-1);
      if (last && page.stage === 4)
        last.text = [last.text, value.replace(/\n/g, ' ')].filter(Boolean).join(' ');
    } else if (tag === '62F' || tag === '62M') {
      const found = balance(field);
      if (found) {
        page.closing = found.amount;
        page.day = found.day;
        page.line = line;
      }
      page.goesOn = tag === '62M';
    } else if (!PASSED.includes(tag)) fault(line, 'tag-unknown', `:${tag}:`);
    if (stage === 1 && page.account === '') fault(line, 'no-account', ':25:');
  }
  end();
  if (waiting) fault(waiting.line, 'pages', waiting.sequence);
  if (done.length === 0 && faults.length === 0) fault(1, 'empty', '');
  return readAs(done, faults);
}
