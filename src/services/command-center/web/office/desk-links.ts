/** Ways from the picture to the desk that owns what it shows; undefined where this officer may not go, or nothing stands behind. */
import { useQuery } from '@tanstack/react-query';
import type { AgenciesView } from '../../../../blocks/directory/contract.ts';
import { api } from '../../../../web/kit/api/api.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import type { WallCase } from '../../contract.ts';
import { type Parents, reaches, reachesAll } from './reach.ts';

/** A service's desk: who may read it and where its pages stand. By name, so that nothing of the service is imported. */
type Desk = {
  read: string;
  lists: Record<string, string>;
  agency(id: string, late: boolean): string;
  case(code: string): string;
};

const DESKS: Record<string, Desk> = {
  complaints: {
    read: 'complaints.read',
    lists: {
      'complaints.open': '/office/laporan',
      'complaints.late': '/office/laporan?tampilan=late',
      'complaints.received-today': '/office/laporan?tampilan=all',
      'complaints.closed-today': '/office/laporan?tampilan=closed',
    },
    agency: (id, late) =>
      `/office/laporan?${late ? 'tampilan=late&' : ''}perangkat=${encodeURIComponent(id)}`,
    case: (code) => `/office/laporan/${encodeURIComponent(code)}`,
  },
};

export function useDeskLinks() {
  const { actor } = useSession();
  const roles = actor?.roles ?? [];
  const agencies = useQuery({
    queryKey: ['agencies'],
    queryFn: ({ signal }) => api.get<AgenciesView>('/api/agencies', { signal }),
    staleTime: 600_000,
  }).data?.agencies;
  const parents: Parents = new Map(agencies?.map(({ id, parent }) => [id, parent]));
  const reads = (desk: Desk, place: { agency: string | null; area: string | null }) =>
    reaches(roles, desk.read, place, parents);
  return {
    /** False when some rows of the picture lead nowhere for this officer. */
    all: Object.values(DESKS).every((desk) => reachesAll(roles, desk.read)),
    figure(name: string): string | undefined {
      const desk = DESKS[name.split('.')[0] ?? ''];
      return desk && reachesAll(roles, desk.read) ? desk.lists[name] : undefined;
    },
    agency(source: string, id: string, late = false): string | undefined {
      const desk = DESKS[source];
      return desk && held(roles, desk.read, id, parents) ? desk.agency(id, late) : undefined;
    },
    case(source: string, { code, agency, area }: WallCase): string | undefined {
      const desk = DESKS[source];
      return desk && reads(desk, { agency, area }) ? desk.case(code) : undefined;
    },
  };
}

/** An agency's list can be opened by whoever holds anything of it, be it one district. */
function held(
  roles: Parameters<typeof reaches>[0],
  permission: string,
  agency: string,
  parents: Parents,
): boolean {
  return reaches(
    roles.map((role) => ({ ...role, area: null })),
    permission,
    { agency, area: null },
    parents,
  );
}
