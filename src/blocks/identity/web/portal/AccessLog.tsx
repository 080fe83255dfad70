/** Who looked at a citizen's personal data, for that citizen alone. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import { More } from '../../../../web/kit/shell/More.tsx';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import type { AccessList } from '../../contract.ts';

type Item = AccessList['items'][number];

export function AccessLog() {
  const { t } = useTexts();
  const query = useInfiniteQuery({
    queryKey: ['identity', 'access'],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.get<AccessList>('/api/my/access-log', { signal, query: { before: pageParam, limit: 20 } }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (query.isPending) return <LoadingState label={t('kit.loading')} rows={2} />;
  if (!query.data) return <LoadFailedPage error={query.error} retry={() => void query.refetch()} />;
  const items = query.data.pages.flatMap((page) => page.items);
  return (
    <div className="grid gap-3">
      <p className="text-ink-soft">{t('identity.access.why')}</p>
      {items.length === 0 && <p>{t('identity.access.empty')}</p>}
      <ul className="grid gap-2">
        {items.map((item) => (
          <AccessItem key={item.id} item={item} />
        ))}
      </ul>
      <More query={query}>{t('identity.more')}</More>
    </div>
  );
}

function AccessItem({ item }: { item: Item }) {
  const { t, formats } = useTexts();
  const who =
    item.by === 'officer'
      ? item.agency
        ? t('identity.access.by-agency', { agency: item.agency })
        : t('identity.access.by-city')
      : item.by === 'self'
        ? t('identity.access.by-self')
        : t('identity.access.by-system');
  return (
    <li className="card">
      <strong>{who}</strong>
      {/* Each service names what was seen with a text of its own. */}
      <div>{t(item.what as TextKey, { subject: item.subject })}</div>
      <div className="text-ink-soft text-sm">
        {formats.dateTime(item.at)} · {item.subject}
      </div>
    </li>
  );
}
