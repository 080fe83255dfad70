/** The way to the next application that waits for this officer, so that a full desk is worked off without going back to the list. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import { navigate } from '../../../../../web/kit/navigation/location.ts';
import { useShortcuts } from '../../../../../web/kit/shortcuts.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../../web/ui/base/button.tsx';
import type { DeskPage } from '../../../rules/desk-contract.ts';
import { DESK_KEY } from '../desk-data.ts';

export function NextOne({ code }: { code: string }) {
  const { t } = useTexts();
  const { data } = useQuery({
    queryKey: [...DESK_KEY, 'next'],
    queryFn: ({ signal }) =>
      api.get<DeskPage>('/api/desk/applications', { signal, query: { view: 'todo', limit: 2 } }),
  });
  const next = data?.items.find((item) => item.code !== code);
  useShortcuts({ n: () => next && navigate(`/office/permohonan/${next.code}`) });
  if (!next) return null;
  return (
    <div>
      <LinkButton tone="second" size="small" href={`/office/permohonan/${next.code}`}>
        {t('applications.desk.next', { service: next.service.title })}
      </LinkButton>
    </div>
  );
}
