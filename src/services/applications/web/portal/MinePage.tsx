/** My applications: unfinished ones, those under way with what is asked of me now, and those that ended. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useQueue } from '../../../../web/kit/queue/use-queue.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { More } from '../../../../web/kit/shell/More.tsx';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Page as PageFrame, Section } from '../../../../web/ui/portal/page.tsx';
import type { OwnItem } from '../../contract.ts';
import { StandingBadge } from '../StandingBadge.tsx';
import { formsOf } from './apply/device-store.ts';
import { isSynced, type Kept } from './apply/kept-shape.ts';
import { SEND_KIND } from './apply/send.ts';
import { draftsQuery, ownListQuery } from './mine-data.ts';
import { OpenByCode } from './OpenByCode.tsx';

const asks: Record<NonNullable<OwnItem['asks']>, TextKey> = {
  correction: 'applications.mine.asks.correction',
  payment: 'applications.mine.asks.payment',
  appointment: 'applications.mine.asks.appointment',
  survey: 'applications.mine.asks.survey',
};

export function Page() {
  const { t } = useTexts();
  const { session, actor, error } = useSession();
  const citizen = actor?.kind === 'citizen' ? actor.id : null;
  return (
    <PageFrame title={t('applications.mine.title')} lead={t('applications.mine.lead')} width="narrow">
      <OnTheWay />
      <Unfinished owner={citizen} />
      {citizen !== null ? (
        <Sent />
      ) : session || error ? (
        <Section title={t('applications.mine.account')}>
          <p>{t('applications.mine.sign-in-detail')}</p>
          <div>
            <LinkButton href="/masuk?next=/permohonan">{t('applications.mine.sign-in')}</LinkButton>
          </div>
          <OpenByCode />
        </Section>
      ) : (
        <NotYet error={undefined} retry={() => {}} />
      )}
      <div>
        <LinkButton href="/layanan" tone="second">
          {t('applications.apply.all-services')}
        </LinkButton>
      </div>
    </PageFrame>
  );
}

/** Sent from this device and not yet at the city. */
function OnTheWay() {
  const { t } = useTexts();
  const items = useQueue(SEND_KIND).items.filter(({ state }) => state !== 'sent');
  if (items.length === 0) return null;
  return (
    <Section title={t('applications.mine.on-the-way')}>
      {items.map((item) => (
        <Card
          key={item.id}
          title={item.label}
          href={`/layanan/${String(item.body.service ?? '')}/ajukan`}
          foot={
            <Badge tone={item.state === 'attention' ? 'bad' : 'warn'}>
              {t(item.state === 'attention' ? 'applications.mine.attention' : 'applications.mine.waiting')}
            </Badge>
          }
        >
          <p className="text-ink-soft">
            {item.problem?.title ?? t('applications.apply.sending.kept-detail')}
          </p>
        </Card>
      ))}
    </Section>
  );
}

/** What was begun: at the city for an account, on this device otherwise; each once. */
function Unfinished({ owner }: { owner: string | null }) {
  const { t, formats } = useTexts();
  const drafts = useQuery({ ...draftsQuery, enabled: owner !== null });
  const [here, setHere] = useState<Kept[]>([]);
  useEffect(() => {
    void formsOf(owner).then(setHere);
  }, [owner]);
  const known = new Set(drafts.data?.items.map(({ id }) => id));
  const only = here.filter(
    (form) => !form.sending && !(form.draft && known.has(form.draft.id) && isSynced(form)),
  );
  const listed = new Set(only.map(({ service }) => service));
  const items = (drafts.data?.items ?? []).filter(({ service }) => !listed.has(service));
  if (only.length + items.length === 0) return null;
  return (
    <Section title={t('applications.mine.unfinished')}>
      {only.map((form) => (
        <Card
          key={form.service}
          title={
            drafts.data?.items.find(({ service }) => service === form.service)?.title ??
            t('applications.mine.begun')
          }
          href={`/layanan/${form.service}/ajukan`}
        >
          <p className="text-ink-soft">
            {t('applications.mine.saved-here', { when: formats.relative(form.changedAt) })}
          </p>
        </Card>
      ))}
      {items.map((item) => (
        <Card key={item.id} title={item.title} href={`/layanan/${item.service}/ajukan`}>
          <p className="text-ink-soft">
            {item.closed
              ? t('applications.mine.closed')
              : t('applications.mine.saved', {
                  when: formats.relative(item.savedAt),
                  until: formats.date(item.keptUntil),
                })}
          </p>
        </Card>
      ))}
    </Section>
  );
}

function Sent() {
  const { t } = useTexts();
  const query = useInfiniteQuery(ownListQuery);
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('applications.mine.sent')}>
      {!query.data && <NotYet error={query.error} retry={() => void query.refetch()} />}
      {query.data && items.length === 0 && (
        <EmptyState title={t('applications.mine.empty')}>{t('applications.mine.empty-detail')}</EmptyState>
      )}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {items.map((item) => (
          <li key={item.code}>
            <OneOfMine item={item} />
          </li>
        ))}
      </ul>
      <More query={query}>{t('applications.mine.more')}</More>
    </Section>
  );
}

function OneOfMine({ item }: { item: OwnItem }) {
  const { t, formats } = useTexts();
  const when = item.endedAt
    ? t('applications.mine.ended', { date: formats.date(item.endedAt) })
    : item.paused
      ? t('applications.mine.paused')
      : item.dueAt
        ? t(item.late ? 'applications.mine.late' : 'applications.mine.due', {
            date: formats.date(item.dueAt),
          })
        : '';
  return (
    <Card
      title={item.title}
      href={`/permohonan/${item.code}`}
      foot={
        <>
          <StandingBadge state={item.state} />
          <span className="case-code-small tabular">{item.code}</span>
        </>
      }
    >
      <p className="text-ink-soft">
        {t('applications.mine.received', { date: formats.date(item.receivedAt) })}
        {when && ` · ${when}`}
      </p>
      {item.papers.good > 0 && <p>{t('applications.mine.papers', { count: item.papers.good })}</p>}
      {item.papers.revoked > 0 && (
        <p>{t('applications.mine.papers-revoked', { count: item.papers.revoked })}</p>
      )}
      {item.papers.expired > 0 && (
        <p>{t('applications.mine.papers-expired', { count: item.papers.expired })}</p>
      )}
      {item.asks && <Notice tone="warn">{t(asks[item.asks])}</Notice>}
    </Card>
  );
}
