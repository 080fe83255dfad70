/** How the audit log speaks of accounts: officers and screens by name, citizens never. */
import { join } from 'node:path';
import { describeAudit, type Finder } from '../../platform/audit/words.ts';
import { roles } from './roles.ts';
import { kioskNames, sessionOfficers } from './store-audit.ts';
import { namesOf } from './store-officers.ts';

const uuids = (ids: readonly string[]) => ids.filter((id) => /^[0-9a-f-]{36}$/.test(id));
const officerPage = (id: string) => `/office/admin/petugas?petugas=${id}`;

export const officerThings: Finder = async (city, ids) =>
  new Map(
    (await namesOf(city.db, uuids(ids))).map(
      ({ id, name }) => [id, { name, path: officerPage(id) }] as const,
    ),
  );

const sessionThings: Finder = async (city, ids) =>
  new Map(
    (await sessionOfficers(city.db, uuids(ids))).map(
      ({ id, officer, name }) => [id, { name, path: officerPage(officer) }] as const,
    ),
  );

const kioskThings: Finder = async (city, ids) =>
  new Map(
    (await kioskNames(city.db, uuids(ids))).map(
      ({ id, name }) => [id, { name, path: '/office/admin/layar' }] as const,
    ),
  );

const roleThings: Finder = async (city, ids) => {
  const known = await roles(city);
  return new Map(
    ids.flatMap((id) => {
      const role = known.get(id);
      return role ? [[id, { name: role.title }] as const] : [];
    }),
  );
};

describeAudit({
  module: 'identity',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `identity.audited.${what}`,
  subjects: {
    officer: officerThings,
    grant: officerThings,
    password: officerThings,
    passkey: officerThings,
    'sign-in': officerThings,
    'second-factor': officerThings,
    'recovery-code': officerThings,
    session: sessionThings,
    kiosk: kioskThings,
  },
  fields: { officer: officerThings, assignee: officerThings, role: roleThings },
});
