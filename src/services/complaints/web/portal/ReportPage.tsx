/** Reporting, one thing at a time: what, photo, place, words, check. Kept on the device at every step. */
import './complaints.css';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { leaveSteps, useSearch } from '../../../../web/kit/navigation/location.ts';
import { LoadingPage } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Icon } from '../../../../web/ui/base/icons.tsx';
import { Steps } from '../../../../web/ui/base/timeline.tsx';
import { Page as PageFrame } from '../../../../web/ui/portal/page.tsx';
import type { Draft } from './draft-shape.ts';
import { useKeptReady } from './keep-ready.ts';
import { PhotoInput } from './PhotoInput.tsx';
import {
  type DraftDesk,
  MOST_PHOTOS,
  ofKind,
  reachable,
  STEPS,
  type Step,
  useDraft,
} from './report/draft.ts';
import { WhatStep } from './report/WhatStep.tsx';

// The first step is all that a slow phone waits for; the others follow while it is being read.
const later = {
  place: () => import('./report/PlaceStep.tsx'),
  words: () => import('./report/WordsStep.tsx'),
  check: () => import('./report/CheckStep.tsx'),
  send: () => import('./report/send.ts'),
  sent: () => import('./report/SentReport.tsx'),
};
const PlaceStep = lazy(async () => ({ default: (await later.place()).PlaceStep }));
const WordsStep = lazy(async () => ({ default: (await later.words()).WordsStep }));
const CheckStep = lazy(async () => ({ default: (await later.check()).CheckStep }));
const SentReport = lazy(async () => ({ default: (await later.sent()).SentReport }));

const names: Record<Step, { short: TextKey; question: TextKey; lead: TextKey }> = {
  jenis: {
    short: 'complaints.report.step.what',
    question: 'complaints.report.what.question',
    lead: 'complaints.report.what.lead',
  },
  foto: {
    short: 'complaints.report.step.photo',
    question: 'complaints.report.photo.question',
    lead: 'complaints.report.photo.lead',
  },
  tempat: {
    short: 'complaints.report.step.place',
    question: 'complaints.report.place.question',
    lead: 'complaints.report.place.lead',
  },
  uraian: {
    short: 'complaints.report.step.words',
    question: 'complaints.report.words.question',
    lead: 'complaints.report.words.lead',
  },
  periksa: {
    short: 'complaints.report.step.check',
    question: 'complaints.report.check.question',
    lead: 'complaints.report.check.lead',
  },
};

export function Page() {
  const { t } = useTexts();
  const [search] = useSearch();
  const waiting = <LoadingPage title={t('complaints.report.tab')} />;
  const desk = useDraft();
  useKeptReady();
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of Object.values(later)) void load().catch(() => {});
    }, 1500);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Suspense fallback={waiting}>
      {search.kiriman ? (
        <SentReport key={search.kiriman} item={search.kiriman} onMend={desk.take} />
      ) : desk.draft ? (
        <Writing desk={desk} draft={desk.draft} />
      ) : (
        waiting
      )}
    </Suspense>
  );
}

function Writing({ desk, draft }: { desk: DraftDesk; draft: NonNullable<DraftDesk['draft']> }) {
  const { t } = useTexts();
  const [search, setSearch] = useSearch();
  usePageTitle(t('complaints.report.tab'));
  const step = reachable(search.langkah, draft);
  const index = STEPS.indexOf(step);
  useFreshStart(step);
  // Offered once on arrival, and not for what is written during this visit.
  const [older, setOlder] = useState(draft.changedAt > 0 && draft.category !== '' && !search.langkah);

  const go = (to: Step, from?: Step) => {
    setOlder(false);
    setSearch({ langkah: to, dari: from }, { push: true });
  };
  /** To the check when the person came from there to change one thing. */
  const next = () => go(search.dari === 'periksa' ? 'periksa' : (STEPS[index + 1] ?? 'periksa'));
  const send = async (label: string, part: Partial<Draft>) => {
    const { sendReport } = await later.send();
    const id = await sendReport({ ...draft, ...part }, desk.photos, label);
    await desk.clear(() => leaveSteps(`/lapor?kiriman=${id}`));
    window.scrollTo(0, 0);
  };
  const { question, lead } = names[step];
  const room: Record<Step, () => ReactNode> = {
    jenis: () => (
      <WhatStep
        chosen={draft.category}
        onChoose={(category) => {
          desk.change(ofKind(draft, category));
          next();
        }}
      />
    ),
    foto: () => (
      <div className="grid gap-6">
        <PhotoInput
          photos={desk.photos}
          most={MOST_PHOTOS}
          onAdd={desk.addPhoto}
          onRemove={desk.removePhoto}
        />
        <div>
          <Button size="large" onClick={next}>
            {desk.photos.length === 0 ? t('complaints.report.photo.skip') : t('complaints.report.next')}
          </Button>
        </div>
      </div>
    ),
    tempat: () => <PlaceStep draft={draft} onChange={desk.change} onNext={next} />,
    uraian: () => <WordsStep draft={draft} onChange={desk.change} onNext={next} />,
    periksa: () => (
      <CheckStep
        draft={draft}
        photos={desk.photos}
        onChange={desk.change}
        onEdit={(to) => go(to, 'periksa')}
        onSend={send}
      />
    ),
  };
  return (
    <div className="grid max-w-[42rem] grid-cols-[minmax(0,1fr)] gap-5">
      <Steps
        label={t('complaints.report.steps')}
        steps={STEPS.map((one) => t(names[one].short))}
        current={index}
        words={t('complaints.report.step-of', {
          number: index + 1,
          of: STEPS.length,
          name: t(names[step].short),
        })}
      />
      {index > 0 && (
        <div className="-mb-3">
          <button type="button" className="page-back underline" onClick={() => goBack(setSearch, index)}>
            <Icon name="arrow-left" />
            {t('complaints.report.back')}
          </button>
        </div>
      )}
      <PageFrame title={t(question)} lead={t(lead)} width="narrow">
        {older && (
          <Notice title={t('complaints.report.resume.title')}>
            <p>{t('complaints.report.resume.detail')}</p>
            <ButtonRow>
              <Button size="small" onClick={() => go(reachable('periksa', draft))}>
                {t('complaints.report.resume.continue')}
              </Button>
              <Button
                size="small"
                tone="second"
                onClick={() => {
                  setOlder(false);
                  void desk.clear();
                }}
              >
                {t('complaints.report.resume.again')}
              </Button>
            </ButtonRow>
          </Notice>
        )}
        <Suspense fallback={<LoadingPage />}>{room[step]()}</Suspense>
      </PageFrame>
    </div>
  );
}

type SetSearch = ReturnType<typeof useSearch>[1];

/** The phone's own back key and this button lead to the same place: the step before. */
function goBack(setSearch: SetSearch, index: number): void {
  setSearch({ langkah: STEPS[index - 1], dari: undefined }, { push: true });
}

/** Each step begins at the top, for the eye and for the screen reader. */
function useFreshStart(step: Step): void {
  const last = useRef(step);
  useEffect(() => {
    if (last.current === step) return;
    last.current = step;
    window.scrollTo(0, 0);
    document.getElementById('isi')?.focus({ preventScroll: true });
  }, [step]);
}
