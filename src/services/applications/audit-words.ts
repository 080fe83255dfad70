/** How the audit log speaks of applications. */
import { join } from 'node:path';
import { officerNames } from '../../blocks/identity/api.ts';
import { describeAudit, type Finder } from '../../platform/audit/words.ts';

const caseCodes: Finder = async (_city, codes) =>
  new Map(
    codes.map(
      (code) => [code, { name: code, path: `/office/permohonan/${encodeURIComponent(code)}` }] as const,
    ),
  );

const people: Finder = async (city, ids) => {
  const names = await officerNames(city, ids);
  return new Map([...names].map(([id, name]) => [id, { name }] as const));
};

describeAudit({
  module: 'applications',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `applications.audited.${what}`,
  subjects: { application: caseCodes, delegation: people },
});
