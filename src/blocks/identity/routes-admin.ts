/** HTTP of account administration: officers, roles and kiosks. */
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { Problem } from '../../shared/errors.ts';
import * as shape from './contract.ts';
import { MANAGE, READ } from './giving.ts';
import { type GrantWish, giveRole, takeRole } from './grants.ts';
import { closeKiosk, createKiosk, kiosks } from './kiosks.ts';
import {
  changeOfficer,
  createOfficer,
  findOfficers,
  getOfficer,
  type OfficerView,
  resetOfficer,
} from './officers.ts';
import { roles } from './roles.ts';

const iso = (date: Date | null | undefined) => date?.toISOString() ?? null;

function officerItem(officer: OfficerView): shape.OfficerItem {
  return {
    id: officer.id,
    username: officer.username,
    name: officer.name,
    disabled: officer.disabled_at !== null,
    mustChangePassword: officer.must_change_password,
    secondFactor: officer.totp_confirmed_at !== null || officer.passkeys > 0,
    lastSeenAt: iso(officer.last_seen_at),
    roles: officer.roles.map((grant) => ({
      id: grant.id,
      role: grant.role,
      agency: grant.agency,
      area: grant.area,
      validFrom: grant.valid_from.toISOString(),
      validUntil: iso(grant.valid_until),
    })),
  };
}

function grantWish(body: shape.GrantBody): GrantWish {
  return {
    role: body.role,
    agency: body.agency,
    area: body.area,
    from: body.validFrom ? new Date(body.validFrom) : undefined,
    until: body.validUntil ? new Date(body.validUntil) : null,
  };
}

/** The place in the list after which the next page begins; made by us, so anything else is a 400. */
function readCursor(text: string | undefined): { name: string; id: string } | undefined {
  if (!text) return undefined;
  const [id, name] = [text.slice(0, 36), text.slice(37)];
  if (!/^[0-9a-f-]{36}$/.test(id) || text[36] !== ' ') throw new Problem(400, 'platform.malformed');
  return { id, name };
}

export const adminRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/roles',
    summary: 'The roles in force today.',
    permission: READ,
    scope: 'any',
    answer: shape.RoleList,
    async handle(ctx) {
      return { items: [...(await roles(ctx.city)).values()] };
    },
  }),
  route({
    method: 'GET',
    path: '/api/officers',
    summary: 'Officers whose accounts you may read, by name.',
    permission: READ,
    scope: 'any',
    query: shape.OfficerQuery,
    answer: shape.OfficerList,
    async handle(ctx, { query }) {
      const { q, disabled, limit } = query;
      const found = await findOfficers(ctx, { text: q, disabled, limit, after: readCursor(query.after) });
      const last = found.length === limit ? found.at(-1) : undefined;
      return {
        items: found.map(officerItem),
        next: last ? `${last.id} ${last.name.toLowerCase()}` : null,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/officers',
    summary: 'Make an officer account; the initial password is answered once.',
    permission: MANAGE,
    scope: 'any',
    status: 201,
    body: shape.OfficerBody,
    answer: shape.OfficerMade,
    async handle(ctx, { body }) {
      const made = await createOfficer(ctx, {
        username: body.username,
        name: body.name,
        email: body.email,
        grants: body.grants?.map(grantWish),
        mustChange: true,
      });
      return { id: made.id, username: made.username, initialPassword: made.password };
    },
  }),
  route({
    method: 'GET',
    path: '/api/officers/:id',
    summary: 'One officer account.',
    permission: READ,
    scope: 'any',
    params: shape.OfficerId,
    answer: shape.OfficerDetail,
    async handle(ctx, { params }) {
      const officer = await getOfficer(ctx, params.id);
      return { ...officerItem(officer), email: officer.email };
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/officers/:id',
    summary: 'Change the name or e-mail address of an officer, disable or enable the account.',
    permission: MANAGE,
    scope: 'any',
    status: 204,
    params: shape.OfficerId,
    body: shape.OfficerChange,
    async handle(ctx, { params, body }) {
      await changeOfficer(ctx, params.id, body);
      return undefined;
    },
  }),
  route({
    method: 'POST',
    path: '/api/officers/:id/reset',
    summary: 'Give an officer a new one-time password and, if asked, remove the second factor.',
    permission: MANAGE,
    scope: 'any',
    params: shape.OfficerId,
    body: shape.OfficerReset,
    answer: shape.NewPassword,
    async handle(ctx, { params, body }) {
      const { password } = await resetOfficer(ctx, params.id, body);
      return { initialPassword: password };
    },
  }),
  route({
    method: 'POST',
    path: '/api/officers/:id/grants',
    summary: 'Give an officer a role in an agency and an area.',
    permission: MANAGE,
    scope: 'any',
    status: 201,
    params: shape.OfficerId,
    body: shape.GrantBody,
    answer: shape.Made,
    handle: (ctx, { params, body }) => giveRole(ctx, params.id, grantWish(body)),
  }),
  route({
    method: 'DELETE',
    path: '/api/officers/:id/grants/:grant',
    summary: 'End a role of an officer.',
    permission: MANAGE,
    scope: 'any',
    status: 204,
    params: shape.GrantId,
    async handle(ctx, { params }) {
      await takeRole(ctx, params.id, params.grant);
      return undefined;
    },
  }),
  route({
    method: 'GET',
    path: '/api/kiosks',
    summary: 'Kiosk screens and when each was last seen.',
    permission: 'wall.manage',
    scope: 'city',
    answer: shape.KioskList,
    async handle(ctx) {
      const rows = await kiosks(ctx);
      return {
        items: rows.map((row) => ({
          id: row.id,
          name: row.name,
          createdAt: row.created_at.toISOString(),
          lastSeenAt: iso(row.last_seen_at),
          revokedAt: iso(row.revoked_at),
        })),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/kiosks',
    summary: 'Make a kiosk screen; its token and link are answered once.',
    permission: 'wall.manage',
    scope: 'city',
    status: 201,
    body: shape.KioskBody,
    answer: shape.KioskMade,
    handle: (ctx, { body }) => createKiosk(ctx, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/kiosks/:id',
    summary: 'Close a kiosk screen at once.',
    permission: 'wall.manage',
    scope: 'city',
    status: 204,
    params: shape.KioskId,
    async handle(ctx, { params }) {
      await closeKiosk(ctx, params.id);
      return undefined;
    },
  }),
];
