/** Turns a paper of a definition into the template that the documents block draws, its values written as official letters write them. */
import { type Block, type Field, type Paper, readTemplate } from '../../blocks/definitions/api.ts';
import { areas } from '../../blocks/directory/api.ts';
import type { DocumentRequest, PaperTemplate } from '../../blocks/documents/api.ts';
import type { City } from '../../platform/city.ts';
import { say } from '../../shared/languages.ts';
import { formatRupiah, isRupiah } from '../../shared/money.ts';
import { formatInstant } from '../../shared/time.ts';
import { DAY_MS, dateOfDay, dayNumber } from '../../shared/zone.ts';
import type { Service } from './service-of.ts';

type Data = Parameters<Service['value']>[1];
type Template = PaperTemplate['body'][number];

/** The last day on which the paper holds: the date that the definition reads out of the answers, else its length from today. */
export function validUntil(service: Service, paper: Paper, data: Data, today: string): string | null {
  if (paper.until !== undefined) {
    const until = service.value(paper.until, data);
    if (typeof until === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(until)) return until;
  }
  if (!paper.validity) return null;
  const { amount, unit } = paper.validity;
  if (unit === 'days') return dateOfDay(dayNumber(today) + amount);
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const months = month - 1 + (unit === 'years' ? amount * 12 : amount);
  const [y, m] = [year + Math.floor(months / 12), months % 12];
  // The 31st of a month that has none is its last day.
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  return dateOfDay(Date.UTC(y, m, Math.min(day, last)) / DAY_MS);
}

const known = new WeakMap<Service, ReadonlyMap<string, Field>>();

/** Fields by the path under which expressions read them. */
export function fieldsOf(service: Service): ReadonlyMap<string, Field> {
  const found = known.get(service) ?? readFields(service);
  known.set(service, found);
  return found;
}

function readFields(service: Service): Map<string, Field> {
  const { form, workflow } = service.definition;
  const found = new Map<string, Field>();
  for (const { id, repeat, fields } of form?.sections ?? [])
    for (const field of fields) found.set(repeat ? `${id}[].${field.id}` : field.id, field);
  for (const state of Object.values(workflow?.states ?? {})) {
    if (state.kind === 'visit') for (const field of state.minutes) found.set(`visit.${field.id}`, field);
    if (state.kind === 'reviews')
      for (const { id, fields = [] } of state.reviews)
        for (const field of fields) found.set(`reviews.${id.replaceAll('-', '_')}.${field.id}`, field);
  }
  return found;
}

/** Made once: a new one for each figure costs more than all else on a page. */
const FIGURES = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 4 });

async function writer(city: City) {
  const directory = await areas(city);
  const plain = (value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'boolean') return value ? 'ya' : 'tidak';
    if (typeof value === 'number') return FIGURES.format(value);
    if (Array.isArray(value)) return value.map(plain).join(', ');
    if (typeof value === 'object') return 'address' in value ? String(value.address) : '';
    if (/^\d{4}-\d{2}-\d{2}$/.test(String(value)))
      return formatInstant(Date.parse(`${String(value)}T00:00:00Z`), 'UTC', 'id', 'date');
    return String(value);
  };
  return (value: unknown, field: Field | undefined): string => {
    if (value === null || value === undefined || !field) return plain(value);
    const option = (key: unknown) => {
      const found = field.options?.find((one) => one.value === key);
      return found ? say(found.title, 'id') : String(key);
    };
    switch (field.type) {
      case 'choice':
        return option(value);
      case 'choices':
        return Array.isArray(value) ? value.map(option).join(', ') : plain(value);
      case 'money':
        return isRupiah(value) ? formatRupiah(value) : plain(value);
      case 'number':
        return field.unit ? `${plain(value)} ${say(field.unit, 'id')}` : plain(value);
      case 'ward':
        return directory.find(String(value)) ? directory.name(String(value)) : String(value);
      case 'time':
        return String(value).replace(':', '.');
      case 'text':
      case 'long-text':
      case 'nik':
      case 'nib':
      case 'phone':
        return String(value);
      default:
        return plain(value);
    }
  };
}

export async function fillingOf(
  city: City,
  service: Service,
  paper: Paper,
  data: Data,
): Promise<{ template: PaperTemplate; evaluate: DocumentRequest['evaluate'] }> {
  const write = await writer(city);
  const fields = fieldsOf(service);
  /** Cells of tables read one item each; the template asks for them by their place in this list. */
  const cells: ((number: string) => string)[] = [];
  const written = (expression: string, read: () => unknown, prefix = ''): string => {
    if (expression === 'fee' && isRupiah(read())) return formatRupiah(read() as number);
    return write(read(), fields.get(`${prefix}${expression}`));
  };

  function cell(source: string, over: string, item: Data): string {
    const { parts } = readTemplate(source);
    cells.push((number) =>
      parts
        .map((part) =>
          'text' in part
            ? part.text
            : written(
                part.formula,
                () => service.value(part.formula, { ...item, number }, over),
                `${over}[].`,
              ),
        )
        .join(''),
    );
    return `{{ cell_${cells.length - 1} }}`;
  }

  function blockOf(block: Block): Template {
    const when = block.when === undefined ? {} : { when: block.when };
    if ('text' in block) return { paragraph: block.text, align: 'justify', ...when };
    if ('heading' in block) return { heading: block.heading, ...when };
    if ('fields' in block) return { fields: block.fields, ...when };
    if ('list' in block) return { list: block.list, ...when };
    const { over, columns } = block.table;
    const items = (data as Record<string, unknown>)[over];
    return {
      table: {
        head: columns.map(({ title }) => title),
        rows: (Array.isArray(items) ? items : []).map((item) =>
          columns.map(({ value }) => cell(value, over, { ...data, ...(item as object) } as Data)),
        ),
      },
      ...when,
    };
  }

  const conditions = new Set(paper.body.flatMap(({ when }) => (when === undefined ? [] : [when.trim()])));
  const { title } = paper;
  const template = {
    title: { id: paper.heading, en: title.en, jv: title.jv, zh: title.zh },
    body: paper.body.map(blockOf),
  };
  return {
    template,
    evaluate(expression, number) {
      const index = /^cell_(\d+)$/.exec(expression)?.[1];
      if (index !== undefined) return cells[Number(index)]?.(number) ?? '';
      const known = { ...data, number };
      if (conditions.has(expression)) return service.holds(expression, known) ? 'true' : 'false';
      return written(expression, () => service.value(expression, known));
    },
  };
}
