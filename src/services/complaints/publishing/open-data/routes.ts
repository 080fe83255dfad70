/** DOOR http of open data. */
import { Type } from 'typebox';
import { type AnyRoute, route } from '../../../../platform/http/route.ts';
import * as contract from '../../rules/publishing-contract.ts';
import { knownIn, originOf } from '../address.ts';
import { catalogue, openData, openDataDesk, openDataFile, requestOpenData } from './serve.ts';
import { setTerms } from './terms.ts';

const File = Type.String({ maxLength: 60 });
const Newest = Type.Object({ file: File });
const OfDay = Type.Object({ day: Type.String({ format: 'date' }), file: File });

export const dataRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/open-data',
    summary: 'What there is of open data: files, columns, terms.',
    permission: 'public',
    answer: contract.OpenData,
    handle: (ctx) => openData(ctx),
  }),
  route({
    method: 'GET',
    path: '/data.json',
    summary: 'The open data of the city in DCAT (JSON-LD), for catalogues.',
    permission: 'public',
    handle: (ctx, _input, raw) => catalogue(ctx, originOf(raw.request, ctx)),
  }),
  route({
    method: 'GET',
    path: '/data/:file',
    summary:
      'A file of open data, the newest: laporan.csv, laporan.geojson, laporan.parquet; the first two also as .gz.',
    permission: 'public',
    perMinute: 30,
    params: Newest,
    handle: (ctx, { params }, raw) => openDataFile(ctx, null, params.file, knownIn(raw)),
  }),
  route({
    method: 'GET',
    path: '/data/:day/:file',
    summary: 'A file of open data as it was made on a day.',
    permission: 'public',
    perMinute: 30,
    params: OfDay,
    handle: (ctx, { params }, raw) => openDataFile(ctx, params.day, params.file, knownIn(raw)),
  }),
  route({
    method: 'GET',
    path: '/api/open-data/desk',
    summary: 'Open data for administrators: also whether files are being made.',
    permission: 'complaints.manage',
    scope: 'city',
    answer: contract.OpenDataDesk,
    handle: (ctx) => openDataDesk(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/open-data/exports',
    summary: 'Have the files of open data made anew, in the background.',
    permission: 'complaints.manage',
    scope: 'city',
    status: 202,
    answer: Type.Object({ requested: Type.Boolean() }),
    handle: (ctx) => requestOpenData(ctx),
  }),
  route({
    method: 'PUT',
    path: '/api/open-data/terms',
    summary: 'Set licence, texts and how many days are kept, from a day on.',
    permission: 'complaints.manage',
    scope: 'city',
    body: contract.DataTermsChange,
    answer: contract.DataTermsChange,
    handle: (ctx, { body: { from, ...terms } }) => setTerms(ctx, from, terms),
  }),
];
