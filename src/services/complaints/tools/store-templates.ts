/** SQL of ready answers. */
import type { City } from '../../../platform/city.ts';
import type { Runner } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { FreeField, SomeWords, TemplateAct } from '../rules/templates.ts';

export type TemplateRow = {
  id: string;
  from: string;
  agency: string | null;
  acts: TemplateAct[];
  categories: string[];
  title: SomeWords;
  text: SomeWords;
  fields: FreeField[];
  fromPack: boolean;
  retiredOn: string | null;
};
export type PackTemplate = Pick<TemplateRow, 'id' | 'from' | 'acts' | 'title' | 'text'> &
  Partial<Pick<TemplateRow, 'categories' | 'fields'>>;

const columns = sql`id, valid_from::text as "from", agency, acts, categories, title, body as "text", fields,
  from_pack as "fromPack", retired_on::text as "retiredOn"`;

/** Every version of every template, the oldest of each first. */
export async function readTemplates(city: City): Promise<TemplateRow[]> {
  return city.db.rows<TemplateRow>(
    sql`select ${columns} from complaints.template order by agency nulls first, id, valid_from`,
  );
}

/** All versions of one, the oldest first, held until the transaction ends: nobody else changes templates meanwhile. */
export async function lockTemplate(tx: Runner, id: string): Promise<TemplateRow[]> {
  await tx.run(sql`lock table complaints.template in share row exclusive mode`);
  return tx.rows<TemplateRow>(
    sql`select ${columns} from complaints.template where id = ${id} order by valid_from`,
  );
}

export async function countTemplates(tx: Runner, agency: string | null): Promise<number> {
  const row = await tx.one<{ count: number }>(
    sql`select count(distinct id) as count from complaints.template where agency is not distinct from ${agency}`,
  );
  return row.count;
}

/** A version by the city's own hand; on the same day the later one counts. */
export async function writeTemplate(
  tx: Runner,
  row: Omit<TemplateRow, 'fromPack' | 'retiredOn'>,
): Promise<void> {
  const { id, from, agency, acts, categories } = row;
  await tx.run(sql`insert into complaints.template
      (id, valid_from, agency, acts, categories, title, body, fields, from_pack)
    values (${id}, ${from}::date, ${agency}, ${acts}::text[], ${categories}::text[], ${JSON.stringify(row.title)}::jsonb,
      ${JSON.stringify(row.text)}::jsonb, ${JSON.stringify(row.fields)}::jsonb, false)
    on conflict on constraint template_pkey do update set acts = excluded.acts, categories = excluded.categories,
      title = excluded.title, body = excluded.body, fields = excluded.fields, from_pack = false, retired_on = null`);
}

export async function retireTemplateRows(tx: Runner, id: string, on: string): Promise<void> {
  await tx.run(
    sql`update complaints.template set retired_on = ${on}::date where id = ${id} and retired_on is null`,
  );
}

/** Writes what a pack brings; how many are new or different. What the city edited or retired stays so. */
export async function writePackTemplates(tx: Runner, templates: readonly PackTemplate[]): Promise<number> {
  return tx.run(sql`
    insert into complaints.template (id, valid_from, acts, categories, title, body, fields, from_pack)
    select item->>'id', (item->>'from')::date, array(select jsonb_array_elements_text(item->'acts')),
      array(select jsonb_array_elements_text(coalesce(item->'categories', '[]'))), item->'title', item->'text',
      coalesce(item->'fields', '[]'), true
    from jsonb_array_elements(${JSON.stringify(templates)}::jsonb) item
    on conflict on constraint template_pkey do update set acts = excluded.acts, categories = excluded.categories,
      title = excluded.title, body = excluded.body, fields = excluded.fields
      where template.from_pack and (template.acts, template.categories, template.title, template.body, template.fields)
        is distinct from (excluded.acts, excluded.categories, excluded.title, excluded.body, excluded.fields)`);
}

/** Notes that an act on a case began as this template; an unknown one is noted nowhere. */
export async function noteUse(
  tx: Runner,
  use: { template: string; caseId: number; act: string; at: Date },
): Promise<void> {
  await tx.run(sql`insert into complaints.template_use (template, case_id, act, at)
    select ${use.template}, ${use.caseId}, ${use.act}, ${use.at}
    where exists (select from complaints.template where id = ${use.template})`);
}

/** How often each was used, in all and since a time. */
export async function usesOf(
  city: City,
  since: Date,
): Promise<Map<string, { month: number; total: number }>> {
  const rows = await city.db.rows<{ template: string; month: number; total: number }>(
    sql`select template, count(*) filter (where at >= ${since})::int as month, count(*)::int as total
      from complaints.template_use group by template`,
  );
  return new Map(rows.map(({ template, month, total }) => [template, { month, total }]));
}
