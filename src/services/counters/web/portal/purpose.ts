/** What a person comes for, from the address: `?layanan=` of a service, `?kode=` of a case. */
import { useSearch } from '../../../../web/kit/navigation/location.ts';

/** What brought the person here; a text that cannot be an id is passed over. */
export type Purpose = { service?: string; case?: string };

export function usePurpose(): Purpose {
  const [{ layanan = '', kode = '' }] = useSearch();
  return {
    ...(/^[a-z0-9][a-z0-9.-]{0,79}$/.test(layanan) ? { service: layanan } : {}),
    ...(kode.length >= 3 && kode.length <= 40 ? { case: kode } : {}),
  };
}
