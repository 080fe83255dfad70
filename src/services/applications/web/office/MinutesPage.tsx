/** The minutes of one visit on a phone: kept with every change, photos taken on the spot, sent when there is a network. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { FilesOf } from '../../../../blocks/definitions/web/lent/form/files.ts';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { queue } from '../../../../web/kit/queue/queue.ts';
import { useQueue } from '../../../../web/kit/queue/use-queue.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { useOnline } from '../../../../web/kit/shell/online.ts';
import { LoadFailedPage, LoadingPage } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../web/kit/unique.ts';
import { Button, ButtonRow, LinkButton } from '../../../../web/ui/base/button.tsx';
import { Facts } from '../../../../web/ui/base/card.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { FileButton, PhotoStrip } from '../../../../web/ui/base/photo.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { DeskApplication } from '../../rules/desk-contract.ts';
import { SaidAnswers } from '../SaidAnswers.tsx';
import { useOfficeForm } from './case/OfficeForm.tsx';
import { caseQuery } from './desk-data.ts';
import { MINUTES_KIND, sendMinutes } from './minutes-queue.ts';
import { useKeptFiles, useUrls } from './use-kept-files.ts';
import { VisitTime } from './VisitTime.tsx';
import {
  dropMinutes,
  type KeptMinutes,
  keepMinutes,
  keepVisit,
  keptMinutes,
  keptVisit,
} from './visit-store.ts';

const MOST_PHOTOS = 6;

export function Page() {
  const { code = '' } = useParams();
  const { t } = useTexts();
  const { actor } = useSession();
  const owner = actor?.id ?? '';
  const query = useQuery({ ...caseQuery(code), enabled: owner !== '' });
  const [kept, setKept] = useState<DeskApplication | null>();
  const [begun, setBegun] = useState<KeptMinutes | null>();
  usePageTitle(t('applications.minutes.title'));
  useEffect(() => {
    if (!owner) return;
    void keptVisit(owner, code).then((found) => setKept(found?.view ?? null));
    void keptMinutes(owner, code).then((found) => setBegun(found ?? null));
  }, [owner, code]);
  useEffect(() => {
    if (owner && query.data?.visit) void keepVisit(owner, query.data, Date.now());
  }, [owner, query.data]);
  const view = query.data ?? kept ?? undefined;
  if (view && begun !== undefined)
    return view.visit ? (
      <Writing key={code} application={view} owner={owner} begun={begun} />
    ) : (
      <Notice title={t('applications.minutes.over')}>
        <LinkButton href={`/office/permohonan/${code}`}>{t('applications.desk.open')}</LinkButton>
      </Notice>
    );
  if (query.error && kept === null)
    return <LoadFailedPage whole error={query.error} retry={() => void query.refetch()} />;
  return <LoadingPage title={t('applications.minutes.title')} />;
}

/** Where to go: the first place that the applicant pointed to, as maps read it. */
function placeOf({ answers }: DeskApplication): string | undefined {
  const said = (answers ?? []).flatMap(({ items }) => items.flat());
  const value = said.find(({ type, value: given }) => type === 'place' && given !== null)?.value;
  const { lat, lng } = (value ?? {}) as { lat?: number; lng?: number };
  return lat === undefined || lng === undefined ? undefined : `${lat},${lng}`;
}

type Props = { application: DeskApplication; owner: string; begun: KeptMinutes | null };

function Writing({ application: one, owner, begun }: Props) {
  const { t, formats } = useTexts();
  const online = useOnline();
  const form = useOfficeForm(one.visit?.form, begun?.answers);
  const [photos, setPhotos] = useState(begun?.photos ?? []);
  const [files, setFiles] = useState(begun?.files ?? []);
  const [itemId, setItemId] = useState(begun?.item ?? null);
  const [clientId] = useState(begun?.clientId ?? newId());
  const [failure, setFailure] = useState<unknown>();
  const [wrong, setWrong] = useState<string>();
  const item = useQueue(MINUTES_KIND).items.find(({ id }) => id === itemId);
  const urls = useUrls(photos);
  const keeper = useKeptFiles(files, setFiles);
  const first = useRef(true);
  const { answers } = form;
  const place = placeOf(one);
  // A visit that was kept on the phone before this was sent along has none.
  const gist = one.visit?.gist ?? [];
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    void keepMinutes({ code: one.code, owner, clientId, answers, photos, files, item: itemId });
  }, [one.code, owner, clientId, answers, photos, files, itemId]);
  const sent = item?.state === 'sent';
  useEffect(() => {
    if (sent) void dropMinutes(one.code);
  }, [sent, one.code]);

  const take = async (files: File[]) => {
    setWrong(undefined);
    const { preparePhoto } = await import('../../../../web/kit/photo/shrink.ts');
    for (const file of files.slice(0, MOST_PHOTOS - photos.length)) {
      const ready = await preparePhoto(file);
      if ('fault' in ready) setWrong(t(ready.fault.key, ready.fault.params));
      else {
        const bytes = await ready.photo.arrayBuffer();
        const photo = { id: newId(), name: 'kunjungan.jpg', type: ready.photo.type || 'image/jpeg', bytes };
        setPhotos((before) => [...before, photo]);
      }
    }
  };
  const send = async () => {
    const said = form.ask();
    if (!said) return;
    setFailure(undefined);
    try {
      const minutes = { code: one.code, owner, clientId, answers: said, photos, files, item: null };
      setItemId(await sendMinutes(minutes, one.title, new Date()));
    } catch (error) {
      setFailure(error);
    }
  };
  return (
    <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-5">
      <p>
        <Link href="/office/kunjungan">{t('applications.visits.back')}</Link>
      </p>
      <OfficeTitle title={t('applications.minutes.title')} note={one.title} />
      <p className="text-ink-soft">
        {[one.person?.name, one.area?.name].map((known) => known && `${known} · `)}
        <span className="tabular whitespace-nowrap">{one.code}</span>
      </p>
      <ButtonRow>
        {one.person?.phone && (
          <a className="button" data-tone="second" data-size="small" href={`tel:${one.person.phone}`}>
            {t('applications.visits.call', { phone: one.person.phone })}
          </a>
        )}
        {place && (
          <a className="button" data-tone="second" data-size="small" href={`geo:${place}?q=${place}`}>
            {t('applications.visits.way')}
          </a>
        )}
        <LinkButton size="small" tone="second" href={`/office/permohonan/${one.code}`}>
          {t('applications.desk.open')}
        </LinkButton>
      </ButtonRow>
      <div>
        <VisitTime visit={one.visit} />
      </div>
      {one.visit?.written && !item && (
        <Notice tone="warn" title={t('applications.minutes.already')}>
          <p>{[one.visit.written.by, formats.dateTime(one.visit.written.at)].filter(Boolean).join(' · ')}</p>
        </Notice>
      )}
      {gist.length > 0 && (
        <section className="card grid gap-3">
          <h2>{t('applications.minutes.asked-for')}</h2>
          <Facts facts={gist.map(({ title, said }) => ({ key: title, term: title, value: said }))} />
        </section>
      )}
      {one.answers && (
        <details className="card">
          <summary className="cursor-pointer font-semibold">{t('applications.minutes.all-answers')}</summary>
          <div className="mt-4 grid gap-5">
            <p className="text-ink-soft text-sm">{t('applications.desk.answers-note')}</p>
            <SaidAnswers sections={one.answers} />
          </div>
        </details>
      )}
      {item ? (
        <Notice
          tone={sent ? 'good' : item.state === 'attention' ? 'bad' : 'info'}
          live="polite"
          title={
            sent
              ? t('applications.minutes.sent')
              : item.state === 'attention'
                ? item.problem?.title
                : t('applications.minutes.kept')
          }
        >
          {!sent && <p>{item.problem?.detail ?? t('applications.minutes.kept-detail')}</p>}
          <ButtonRow>
            <LinkButton size="small" href={`/office/permohonan/${one.code}`}>
              {t('applications.desk.open')}
            </LinkButton>
            {item.state === 'attention' && (
              <Button
                size="small"
                tone="second"
                onClick={() => void queue.discard(item.id).then(() => setItemId(null))}
              >
                {t('applications.apply.refused.mend')}
              </Button>
            )}
          </ButtonRow>
        </Notice>
      ) : (
        <form
          className="grid grid-cols-[minmax(0,1fr)] gap-6"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <FilesOf value={keeper}>{form.fields('kunjungan-')}</FilesOf>
          <div className="grid gap-3">
            <h2 className="text-lg">{t('applications.minutes.photos')}</h2>
            {photos.length < MOST_PHOTOS && (
              <FileButton
                label={t('definitions.form.files.camera')}
                accept="image/*"
                capture="environment"
                onFiles={(files) =>
                  void take(files).catch(() => setWrong(t('definitions.form.files.unreadable')))
                }
              />
            )}
            {wrong && <Notice tone="bad">{wrong}</Notice>}
            {photos.length > 0 && (
              <PhotoStrip
                photos={photos.map(({ id }, index) => ({
                  id,
                  url: urls.get(id) ?? '',
                  alt: t('applications.minutes.photo', { number: index + 1 }),
                }))}
                onRemove={(id) => setPhotos(photos.filter((photo) => photo.id !== id))}
                removeLabel={t('definitions.form.files.remove')}
              />
            )}
          </div>
          {failure !== undefined && <Notice tone="bad" title={problemWords(failure).title} />}
          <ButtonRow>
            <Button type="submit" size="large">
              {t(online ? 'applications.minutes.send' : 'applications.minutes.send-later')}
            </Button>
          </ButtonRow>
        </form>
      )}
    </div>
  );
}
