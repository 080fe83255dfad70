/** The devices on which a person is signed in, each with a button that signs it out. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../web/kit/api/api.ts';
import { LoadFailedPage } from '../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Badge } from '../../../web/ui/base/badge.tsx';
import { Button } from '../../../web/ui/base/button.tsx';
import { Notice } from '../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../web/ui/base/progress.tsx';
import type { SessionList as Sessions } from '../contract.ts';
import { UNKNOWN_BROWSER } from '../rules/browser.ts';
import { useAct } from './use-act.ts';

const KEY = ['identity', 'sessions'];

export function SessionList() {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const { busy, run } = useAct();
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Sessions>('/api/sessions', { signal }),
  });
  if (query.isPending) return <LoadingState label={t('kit.loading')} rows={2} />;
  if (!query.data) return <LoadFailedPage error={query.error} retry={() => void query.refetch()} />;
  const open = query.data.items.filter((item) => item.closedAt === null);
  const closed = query.data.items.filter((item) => item.closedAt !== null);
  const name = (device: string) => (device === UNKNOWN_BROWSER ? t('identity.sessions.unknown') : device);
  const end = (id: string) =>
    run(
      id,
      async () => {
        await api.delete(`/api/sessions/${id}`);
        await client.invalidateQueries({ queryKey: KEY });
      },
      t('identity.sessions.ended'),
    );
  return (
    <div className="grid gap-3">
      {closed.map((item) => (
        <Notice
          key={item.id}
          tone="warn"
          title={t('identity.sessions.closed', { device: name(item.device) })}
        >
          {t('identity.sessions.closed-why', { time: formats.dateTime(item.closedAt ?? item.lastSeenAt) })}
        </Notice>
      ))}
      <ul className="grid gap-2">
        {open.map((item) => (
          <li key={item.id} className="card">
            <div className="flex flex-wrap items-center justify-between gap-3">
              <div>
                <div className="flex flex-wrap items-center gap-2">
                  <strong>{name(item.device)}</strong>
                  {item.current && <Badge tone="brand">{t('identity.sessions.this')}</Badge>}
                  {item.program && <Badge>{t('identity.sessions.program')}</Badge>}
                </div>
                <div className="text-ink-soft text-sm">
                  {t('identity.sessions.seen', {
                    since: formats.dateTime(item.createdAt),
                    seen: formats.relative(item.lastSeenAt),
                  })}
                </div>
              </div>
              {!item.current && (
                <Button
                  tone="second"
                  size="small"
                  busy={busy === item.id}
                  aria-label={t('identity.sessions.end-one', { device: name(item.device) })}
                  onClick={() => void end(item.id)}
                >
                  {t('identity.sessions.end')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {open.length > 1 && (
        <div>
          <Button tone="danger" busy={busy === 'others'} onClick={() => void end('others')}>
            {t('identity.sessions.end-others')}
          </Button>
        </div>
      )}
    </div>
  );
}
