/** The doors by which people write: open or what is missing, what waits, what was refused and why. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Card, Facts } from '../../../../web/ui/base/card.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { DoorState, DoorsView } from '../../contract.ts';
import { DOORS_KEY } from './keys.ts';
import { Trouble } from './Trouble.tsx';

const REFRESH_MS = 15_000;

export function Page() {
  const { t } = useTexts();
  const query = useQuery({
    queryKey: DOORS_KEY,
    queryFn: ({ signal }) => api.get<DoorsView>('/api/channels', { signal }),
    refetchInterval: REFRESH_MS,
  });
  const { data } = query;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <OfficeTitle title={t('channels.doors.title')} note={t('channels.doors.note')} />
      {query.isPending ? (
        <LoadingState label={t('kit.loading')} rows={4} />
      ) : !data ? (
        <LoadFailedPage error={query.error} retry={() => void query.refetch()} />
      ) : (
        <>
          {query.isRefetchError && <Notice tone="warn">{t('channels.doors.stale')}</Notice>}
          {data.demo && (
            <Notice tone="warn" title={t('channels.doors.demo')}>
              {t('channels.doors.demo-detail')}{' '}
              <Link href="/demo/whatsapp">{t('channels.doors.demo-link')}</Link>
            </Notice>
          )}
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <WhatsApp view={data} />
            <Mail view={data} />
          </div>
          <Trouble />
        </>
      )}
    </div>
  );
}

const stateKeys: Record<DoorState, TextKey> = {
  open: 'channels.doors.state.open',
  closed: 'channels.doors.state.closed',
  elsewhere: 'channels.doors.state.elsewhere',
  demo: 'channels.doors.state.demo',
};
const tones = { open: 'good', closed: 'calm', elsewhere: 'warn', demo: 'warn' } as const;

function Standing({ state, demo = stateKeys.demo }: { state: DoorState; demo?: TextKey }) {
  const { t } = useTexts();
  return <Badge tone={tones[state]}>{t(state === 'demo' ? demo : stateKeys[state])}</Badge>;
}

/** What to do so that the door opens; nothing when it is open. */
function Missing({ state, missing }: { state: DoorState; missing: readonly string[] }) {
  const { t } = useTexts();
  if (state === 'elsewhere') return <p>{t('channels.doors.elsewhere')}</p>;
  if (missing.length === 0) return null;
  return (
    <div className="grid gap-1">
      <p>{t('channels.doors.missing')}</p>
      <ul className="grid gap-1">
        {missing.map((name) => (
          <li key={name}>
            <code className="break-all text-sm">{name}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Figures = Pick<DoorsView['whatsapp'], 'lastAt' | 'waiting' | 'drafts' | 'refused' | 'failed'>;

function useFigures({ lastAt, waiting, refused, failed }: Figures) {
  const { t, formats } = useTexts();
  return [
    {
      key: 'last',
      term: t('channels.doors.last'),
      value: lastAt ? formats.relative(lastAt) : t('channels.doors.none-yet'),
    },
    { key: 'waiting', term: t('channels.doors.waiting'), value: formats.number(waiting) },
    { key: 'refused', term: t('channels.doors.refused'), value: formats.number(refused) },
    { key: 'failed', term: t('channels.doors.failed'), value: formats.number(failed) },
  ];
}

function Address({ value }: { value: string }) {
  return <code className="select-all break-all text-sm">{value}</code>;
}

function WhatsApp({ view }: { view: DoorsView }) {
  const { t, formats } = useTexts();
  const { whatsapp, draftMinutes } = view;
  const figures = useFigures(whatsapp);
  const drafts = t('channels.doors.drafts-value', {
    count: formats.number(whatsapp.drafts),
    minutes: draftMinutes,
  });
  return (
    <Card title="WhatsApp" level={2}>
      <div className="grid gap-4">
        <div>
          <Standing state={whatsapp.state} />
        </div>
        <Missing state={whatsapp.state} missing={whatsapp.missing} />
        <Facts
          facts={[
            ...figures,
            { key: 'drafts', term: t('channels.doors.drafts'), value: drafts },
            {
              key: 'address',
              term: t('channels.doors.address'),
              value: <Address value={whatsapp.address} />,
            },
          ]}
        />
      </div>
    </Card>
  );
}

function Mail({ view: { email } }: { view: DoorsView }) {
  const { t, formats } = useTexts();
  const figures = useFigures(email);
  const { mailbox, webhook } = email;
  return (
    <Card title={t('channels.doors.mail')} level={2}>
      <div className="grid gap-4">
        <section className="grid justify-items-start gap-2">
          <h3>{t('channels.doors.mailbox')}</h3>
          <Standing state={mailbox.state} demo="channels.doors.state.demo-shut" />
          <Missing state={mailbox.state} missing={mailbox.missing} />
          {mailbox.error && (
            <Notice tone="bad">{t('channels.doors.mailbox-error', { error: mailbox.error })}</Notice>
          )}
          {mailbox.readAt && mailbox.state === 'open' && (
            <p className="text-ink-soft text-sm">
              {t('channels.doors.read-at', { when: formats.relative(mailbox.readAt) })}
            </p>
          )}
        </section>
        <section className="grid justify-items-start gap-2">
          <h3>{t('channels.doors.webhook')}</h3>
          <Standing state={webhook.state} demo="channels.doors.state.demo-shut" />
          <Missing state={webhook.state} missing={webhook.missing} />
          <p>
            {t('channels.doors.webhook-address')} <Address value={webhook.address} />
          </p>
        </section>
        <Facts facts={figures} />
      </div>
    </Card>
  );
}
