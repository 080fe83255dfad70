/** Last step before sending: everything once more, each part a tap away from being changed. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { areaListQuery } from '../../../../../web/kit/map/wards.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useOnline } from '../../../../../web/kit/shell/online.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { PhotoStrip } from '../../../../../web/ui/base/photo.tsx';
import { answersTo, answersWrong, answerWords } from '../../answers.ts';
import type { Draft } from '../draft-shape.ts';
import { EmergencyCall } from '../EmergencyCall.tsx';
import { type LocalPhoto, usePhotoUrls } from '../PhotoInput.tsx';
import { categoriesQuery } from '../questions.ts';
import { Apart, joinFailed } from './Apart.tsx';
import type { Step } from './draft.ts';
import { NearLine } from './NearLine.tsx';
import { useOtherKind, useTwins } from './near.ts';
import { OtherKind } from './OtherKind.tsx';
import { Joined, TwinsPanel } from './Twins.tsx';

type Props = {
  draft: Draft;
  photos: LocalPhoto[];
  onEdit: (step: Step) => void;
  onChange: (part: Partial<Draft>) => void;
  /** `part`: what is sent in place of what the draft holds. */
  onSend: (label: string, part: Partial<Draft>) => Promise<void>;
};

export function CheckStep({ draft, photos, onChange, onEdit, onSend }: Props) {
  const { t, formats } = useTexts();
  const online = useOnline();
  const { actor } = useSession();
  const categories = useQuery(categoriesQuery).data;
  const areas = useQuery(areaListQuery).data;
  const urls = usePhotoUrls(photos);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const category = categories?.categories.find(({ id }) => id === draft.category);
  const ward = areas?.areas.find(({ code }) => code === draft.area)?.name;
  const where = [draft.place.trim(), ward, draft.point && t('complaints.report.check.point')].filter(Boolean);

  const twins = useTwins(draft);
  // Whoever writes quickly, or does not look below the form, meets the offer here once more.
  const kind = useOtherKind(draft);
  const [turned, setTurned] = useState(false);
  const offers = useRef<HTMLElement>(null);
  // On arrival it stands among the other parts; what is chosen here stays where it was chosen.
  const [joinedBefore] = useState(draft.sameAs !== null);
  const questions = category?.attributes ?? [];
  const attributes = category ? answersTo(questions, draft.attributes) : draft.attributes;
  const answered = questions.flatMap((question) => {
    const words = answerWords(question, attributes[question.code], formats.dateTime);
    return words ? [`${question.label}: ${words}`] : [];
  });

  const send = async (part: Partial<Draft> = {}) => {
    // Another kind may need answers that nobody was asked for yet.
    if (answersWrong(questions, attributes).size > 0) return onEdit('uraian');
    setFailure(undefined);
    setBusy(true);
    try {
      await onSend(category?.title ?? draft.category, { attributes, ...part });
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  const named =
    actor?.kind === 'citizen'
      ? actor.name
      : [draft.name.trim(), draft.phone.trim()].filter(Boolean).join(' · ') ||
        t('complaints.report.check.no-contact');
  const confidential = draft.identity === 'confidential';
  const who =
    draft.identity === 'anonymous'
      ? t('complaints.report.contact.anonymous')
      : confidential
        ? `${named} · ${t('complaints.trust.who.confidential')}`
        : named;
  return (
    <div className="grid gap-6">
      {turned && category?.hazard && categories && (
        <EmergencyCall title={t('complaints.report.danger.title')} emergency={categories.emergency} live>
          {t('complaints.report.danger.detail', { category: category.title })}
        </EmergencyCall>
      )}
      {kind && (
        <OtherKind
          kind={kind}
          draft={draft}
          present={category?.title ?? ''}
          onChange={onChange}
          onTaken={() => setTurned(true)}
        />
      )}
      <dl className="card check-list">
        <Part step="jenis" term={t('complaints.report.step.what')} onEdit={onEdit}>
          {category?.title ?? draft.category}
        </Part>
        <Part step="foto" term={t('complaints.report.step.photo')} onEdit={onEdit}>
          {photos.length === 0 ? (
            t('complaints.report.check.no-photo')
          ) : (
            <PhotoStrip
              photos={photos.map(({ id }, index) => ({
                id,
                url: urls.get(id) ?? '',
                alt: t('complaints.photo.alt', { number: index + 1 }),
              }))}
            />
          )}
        </Part>
        <Part step="tempat" term={t('complaints.report.step.place')} onEdit={onEdit}>
          {where.join('\n')}
        </Part>
        <Part step="uraian" term={t('complaints.report.step.words')} onEdit={onEdit}>
          {draft.description.trim()}
        </Part>
        {answered.length > 0 && (
          <Part step="uraian" term={t('complaints.questions.term')} onEdit={onEdit}>
            {answered.join('\n')}
          </Part>
        )}
        <Part step="uraian" term={t('complaints.report.check.who')} onEdit={onEdit}>
          {who}
        </Part>
      </dl>
      <Notice
        title={t(confidential ? 'complaints.trust.check.title' : 'complaints.report.check.public-title')}
      >
        <p>{t(confidential ? 'complaints.trust.check.detail' : 'complaints.report.check.public')}</p>
      </Notice>
      {category && <p>{t('complaints.report.check.promise', { count: category.days })}</p>}
      {joinedBefore && <Joined draft={draft} onChange={onChange} />}
      {draft.sameAs && joinFailed(failure) && (
        <Apart code={draft.sameAs.code} busy={busy} onSend={() => void send({ sameAs: null })} />
      )}
      {failure !== undefined && !(draft.sameAs && joinFailed(failure)) && (
        <Notice tone="bad" live="assertive" title={problemWords(failure).title}>
          <p>{problemWords(failure).detail}</p>
        </Notice>
      )}
      {!joinedBefore && <NearLine draft={draft} twins={twins} box={offers} />}
      <div className="grid gap-2 justify-items-start">
        <Button
          size="large"
          busy={busy}
          busyLabel={t('complaints.report.check.sending')}
          onClick={() => void send()}
        >
          {online ? t('complaints.report.check.send') : t('complaints.report.check.send-later')}
        </Button>
        {!online && <p className="text-ink-soft text-sm">{t('complaints.report.check.offline')}</p>}
      </div>
      {!joinedBefore && <TwinsPanel draft={draft} twins={twins} onChange={onChange} box={offers} />}
    </div>
  );
}

type PartProps = { step: Step; term: string; onEdit: (step: Step) => void; children: ReactNode };

function Part({ step, term, onEdit, children }: PartProps) {
  const { t } = useTexts();
  return (
    <div>
      <dt>{term}</dt>
      <dd className="whitespace-pre-line">{children}</dd>
      <dd className="check-edit">
        <Button
          tone="quiet"
          size="small"
          aria-label={t('complaints.report.check.edit-of', { part: term })}
          onClick={() => onEdit(step)}
        >
          {t('complaints.report.check.edit')}
        </Button>
      </dd>
    </div>
  );
}
