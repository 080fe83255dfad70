/** How the audit log speaks of agencies, areas and the calendar. */
import { join } from 'node:path';
import { describeAudit, type Finder } from '../../platform/audit/words.ts';
import { agencies } from './agencies.ts';
import { areas } from './areas.ts';

const agencyNames: Finder = async (city, ids) => {
  const tree = await agencies(city);
  return new Map(
    ids.flatMap((id) => {
      const agency = tree.find(id);
      return agency ? [[id, { name: agency.name, path: '/office/admin/perangkat-daerah' }] as const] : [];
    }),
  );
};

const areaNames: Finder = async (city, ids) => {
  const tree = await areas(city);
  return new Map(ids.flatMap((id) => (tree.find(id) ? [[id, { name: tree.name(id) }] as const] : [])));
};

const page =
  (path: string): Finder =>
  async (city, ids) =>
    new Map(ids.map((id) => [id, { name: id === city.slug ? city.name : id, path }]));

describeAudit({
  module: 'directory',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `directory.audited.${what}`,
  subjects: {
    agency: agencyNames,
    areas: page('/office/admin/wilayah'),
    units: page('/office/admin/wilayah'),
    pack: page('/office/admin/wilayah'),
    'closed-day': page('/office/admin/kalender'),
  },
  fields: { agency: agencyNames, parent: agencyNames, area: areaNames, areas: areaNames },
});
