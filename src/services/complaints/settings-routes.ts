/** DOOR http of administrators: what people can report, and to whom it goes. */
import { route } from '../../platform/http/route.ts';
import { endCategory, saveCategory } from './categories.ts';
import { complaintSettings } from './category-records.ts';
import * as contract from './rules/settings-contract.ts';

export const settingsRoutes = [
  route({
    method: 'GET',
    path: '/api/complaints/settings',
    summary: 'All categories with all their versions, their promises and routes, in every language.',
    permission: 'complaints.manage',
    scope: 'city',
    answer: contract.ComplaintSettings,
    handle: (ctx) => complaintSettings(ctx),
  }),
  route({
    method: 'PUT',
    path: '/api/complaints/categories/:id',
    summary: 'Add a category of the city’s own, or change one, from today or a later day.',
    permission: 'complaints.manage',
    scope: 'city',
    params: contract.CategoryParams,
    body: contract.CategoryChange,
    answer: contract.CategorySaved,
    handle: (ctx, { params, body }) => saveCategory(ctx, params.id, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/complaints/categories/:id',
    summary: 'Take a category out of the list from today.',
    permission: 'complaints.manage',
    scope: 'city',
    params: contract.CategoryParams,
    answer: contract.CategoryEnded,
    handle: (ctx, { params }) => endCategory(ctx, params.id),
  }),
];
