/** How the audit log speaks of services and their versions. */
import { join } from 'node:path';
import { describeAudit, type Finder } from '../../platform/audit/words.ts';
import { localDate } from '../../shared/time.ts';
import { definitions } from './versions.ts';

const serviceNames: Finder = async (city, ids) => {
  const all = await definitions(city);
  const today = localDate(city.now(), city.zone);
  return new Map(
    ids.flatMap((id) => {
      const service = all.current(id, today);
      return service ? [[id, { name: service.definition.title }] as const] : [];
    }),
  );
};

describeAudit({
  module: 'definitions',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `definitions.audited.${what}`,
  subjects: { version: serviceNames, service: serviceNames },
});
