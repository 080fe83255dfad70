/** How the audit log speaks of complaints and of the settings for them. */
import { join } from 'node:path';
import { officerNames } from '../../blocks/identity/api.ts';
import { describeAudit, type Finder } from '../../platform/audit/words.ts';
import { settingsOf } from './settings.ts';
import { templateNames } from './tools/templates.ts';

const caseCodes: Finder = async (_city, codes) =>
  new Map(
    codes.map((code) => [code, { name: code, path: `/office/laporan/${encodeURIComponent(code)}` }] as const),
  );

const categoryNames: Finder = async (city, ids) => {
  const settings = await settingsOf(city);
  return new Map(
    ids.flatMap((id) => {
      const category = settings.category(id);
      const path = `/office/admin/jenis-laporan/${encodeURIComponent(id)}`;
      return category ? [[id, { name: category.title, path }] as const] : [];
    }),
  );
};

const routePages: Finder = async (city, ids) => {
  const settings = await settingsOf(city);
  return new Map(
    ids.map((id) => {
      const name = settings.category(id)?.title ?? id;
      return [id, { name, path: `/office/admin/penerusan?jenis=${encodeURIComponent(id)}` }] as const;
    }),
  );
};

const people: Finder = async (city, ids) => {
  const names = await officerNames(city, ids);
  return new Map([...names].map(([id, name]) => [id, { name }] as const));
};

describeAudit({
  module: 'complaints',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `complaints.audited.${what}`,
  subjects: {
    complaint: caseCodes,
    reporter: caseCodes,
    identity: caseCodes,
    photo: caseCodes,
    flag: caseCodes,
    category: categoryNames,
    route: routePages,
    template: templateNames,
    absence: people,
    confidant: people,
  },
  fields: { category: categoryNames },
});
