/** GeoReport v2, "GET Service List" and "GET Service Definition": what can be reported, and what is asked for each. */
import type { Context } from '../../platform/context.ts';
import type { Reply } from '../../platform/http/route.ts';
import { Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { type Attribute, type ReportableCategory, reportable } from '../complaints/api.ts';
import { document, type Format, listing } from './formats.ts';

/** All reports get their number at once. */
const REALTIME = 'realtime';

export async function serviceList(ctx: Context, format: Format): Promise<Reply> {
  const rows = (await reportable(ctx)).map((one) => ({
    service_code: one.id,
    service_name: one.title,
    description: one.hint,
    metadata: one.attributes.length > 0,
    type: REALTIME,
    keywords: one.keywords.join(','),
    group: one.group,
  }));
  return listing(format, 200, { list: 'services', item: 'service', rows });
}

/** The category of this code; 404 for one that cannot be chosen today. */
export async function serviceOf(ctx: Context, code: string): Promise<ReportableCategory> {
  const found = (await reportable(ctx)).find(({ id }) => id === code);
  if (!found) throw new Problem(404, 'open311.no-service', { code });
  return found;
}

function attributeRow(ctx: Context, attribute: Attribute, order: number) {
  const { language } = ctx;
  const values = attribute.values?.map(({ key, name }) => ({ key, name: say(name, language) }));
  return {
    variable: true,
    code: attribute.code,
    datatype: attribute.type,
    required: attribute.required,
    datatype_description: attribute.hint ? say(attribute.hint, language) : '',
    order,
    description: say(attribute.label, language),
    ...(values ? { values } : {}),
  };
}

export async function serviceDefinition(ctx: Context, code: string, format: Format): Promise<Reply> {
  const { id, attributes } = await serviceOf(ctx, code);
  const rows = attributes.map((attribute, at) => attributeRow(ctx, attribute, at + 1));
  const nested = rows.map(({ values, ...row }) => (values ? { ...row, values: { value: values } } : row));
  return document(
    format,
    'service_definition',
    { service_code: id, attributes: rows },
    { service_code: id, attributes: rows.length > 0 ? { attribute: nested } : '' },
  );
}
