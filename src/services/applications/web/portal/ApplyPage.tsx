/** Asking the city for a service: one part of the form at a time, kept at every step, sent when it is whole. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { useOnline } from '../../../../web/kit/shell/online.ts';
import { LoadFailedPage, LoadingPage } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { ButtonRow, LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import type { ServiceForm } from '../../contract.ts';
import { serviceFormQuery } from './apply/apply-data.ts';
import { useKeptForm } from './apply/use-kept-form.ts';

// The first screen is read; what follows is fetched meanwhile.
const writing = () => import('./apply/Writing.tsx');
const sending = () => import('./apply/Sending.tsx');
const alreadySent = () => import('./apply/AlreadySent.tsx');
const Writing = lazy(async () => ({ default: (await writing()).Writing }));
const AlreadySent = lazy(async () => ({ default: (await alreadySent()).AlreadySent }));
const Sending = lazy(async () => ({ default: (await sending()).Sending }));

export function Page() {
  const { service = '' } = useParams();
  const { t, language } = useTexts();
  const form = useQuery(serviceFormQuery(service, language));
  usePageTitle(form.data?.title ?? t('applications.apply.tab'));
  if (form.data) return <Applying key={form.data.service} service={form.data} />;
  if (!form.error) return <LoadingPage title={t('applications.apply.tab')} />;
  if (form.error instanceof ApiProblem && (form.error.status === 404 || form.error.status === 409))
    return <NotHere service={service} error={form.error} />;
  return <LoadFailedPage whole error={form.error} retry={() => void form.refetch()} />;
}

/** There is no such service, or its procedure is carried out elsewhere: the server says which. */
function NotHere({ service, error }: { service: string; error: ApiProblem }) {
  const { t } = useTexts();
  return (
    <EmptyState
      whole
      // The general title of a refusal speaks of other changes; here nobody changed anything.
      title={error.status === 409 ? t('applications.apply.elsewhere') : error.title}
      action={
        <ButtonRow>
          {error.status === 409 && (
            <LinkButton href={`/layanan/${service}`}>{t('applications.apply.read-procedure')}</LinkButton>
          )}
          <LinkButton href="/layanan" tone="second">
            {t('applications.apply.all-services')}
          </LinkButton>
        </ButtonRow>
      }
    >
      {error.detail}
    </EmptyState>
  );
}

function Applying({ service }: { service: ServiceForm }) {
  const { t } = useTexts();
  const online = useOnline();
  const { session, actor, error } = useSession();
  // Without a network nobody can say who sits here: what a visitor began can be gone on with.
  const owner = session ? (actor?.kind === 'citizen' ? actor.id : null) : error ? null : undefined;
  const desk = useKeptForm(service, owner, online);
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of [writing, sending]) void load().catch(() => {});
    }, 1500);
    return () => clearTimeout(timer);
  }, []);
  const { form } = desk;
  if (!form) return <LoadingPage title={t('applications.apply.tab')} />;
  return (
    <Suspense fallback={<LoadingPage title={t('applications.apply.tab')} />}>
      {form.sentAs ? (
        <AlreadySent service={service} desk={desk} code={form.sentAs} />
      ) : form.sending ? (
        <Sending service={service} desk={desk} form={form} item={form.sending} />
      ) : (
        <Writing service={service} desk={desk} form={form} owner={owner ?? null} />
      )}
    </Suspense>
  );
}
