/** Roles, agencies and areas as words, for lists and choices of the administration. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import type { AgenciesView, AreasView } from '../../../directory/contract.ts';
import type { RoleList } from '../../contract.ts';

const STALE = 300_000;

/** What is known of places and roles; empty lists while loading, and ids stand in for names that are not here yet. */
export function usePlaces() {
  const { t, language } = useTexts();
  const roles = useQuery({
    queryKey: ['identity', 'roles'],
    queryFn: ({ signal }) => api.get<RoleList>('/api/roles', { signal }),
    staleTime: STALE,
  });
  const agencies = useQuery({
    queryKey: ['directory', 'agencies'],
    queryFn: ({ signal }) => api.get<AgenciesView>('/api/agencies', { signal }),
    staleTime: STALE,
  });
  const areas = useQuery({
    queryKey: ['directory', 'areas'],
    queryFn: ({ signal }) => api.get<AreasView>('/api/areas', { signal }),
    staleTime: STALE,
  });
  const roleItems = roles.data?.items ?? [];
  const agencyItems = agencies.data?.agencies ?? [];
  const areaItems = areas.data?.areas ?? [];
  const roleName = (id: string) => roleItems.find((role) => role.id === id)?.title[language] ?? id;
  return {
    roles: roleItems,
    agencies: agencyItems,
    areas: areaItems,
    language,
    roleName,
    /** `Petugas instansi · DLH · Magersari` */
    grantName(grant: { role: string; agency: string | null; area: string | null }): string {
      const agency = grant.agency
        ? (agencyItems.find((one) => one.id === grant.agency)?.short ?? grant.agency)
        : t('identity.grant.whole-city');
      const area = grant.area
        ? (areaItems.find((one) => one.code === grant.area)?.name ?? grant.area)
        : undefined;
      return [roleName(grant.role), agency, area].filter(Boolean).join(' · ');
    },
  };
}
