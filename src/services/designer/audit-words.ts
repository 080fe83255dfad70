/** How the audit log speaks of drafts of services. */
import { join } from 'node:path';
import { definitions } from '../../blocks/definitions/api.ts';
import { describeAudit, type Finder } from '../../platform/audit/words.ts';

const titles: Finder = async (city, ids) => {
  const known = await definitions(city);
  const today = city.now().toISOString().slice(0, 10);
  return new Map(
    ids.flatMap((id) => {
      const title = known.current(id, today)?.definition.title.id;
      return title ? [[id, { name: title, path: '/office/rancang' }] as const] : [];
    }),
  );
};

describeAudit({
  module: 'designer',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `designer.audited.${what}`,
  subjects: { draft: titles },
});
