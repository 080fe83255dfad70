/** While the officer types: public reports nearby that may say the same, and "the same: join it". */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { Draft } from '../../../rules/intake-contract.ts';
import { draftTwinsQuery } from '../desk-data.ts';
import { CaseLink } from '../merge/MergedInto.tsx';
import { TwinRow } from '../merge/TwinsPanel.tsx';
import type { CounterValues } from './values.ts';

/** A pause in the typing. */
const PAUSE_MS = 500;
/** Fewer letters say nothing that could be compared. */
const LEAST_LETTERS = 12;

type Props = { values: CounterValues; onSame: (code: string) => void };

export function CounterTwins({ values, onSame }: Props) {
  const { t } = useTexts();
  const draft = usePaused(draftOf(values));
  const query = useQuery({
    ...draftTwinsQuery(draft ?? {}),
    enabled: draft !== undefined,
    placeholderData: keepPreviousData,
  });
  if (values.sameAs)
    return (
      <Notice tone="good" live="polite" title={t('complaints.desk.counter.joins')}>
        <p>
          <CaseLink code={values.sameAs} /> {t('complaints.desk.counter.joins-note')}
        </p>
        <Button tone="second" size="small" onClick={() => onSame('')}>
          {t('complaints.desk.counter.apart')}
        </Button>
      </Notice>
    );
  const twins = (draft && query.data?.twins) || [];
  return (
    <div aria-live="polite">
      {twins.length > 0 && (
        <section className="twins" aria-labelledby="counter-twins">
          <h2 id="counter-twins" className="text-lg">
            {t('complaints.desk.counter.twins')}
          </h2>
          <p className="text-ink-soft text-sm">{t('complaints.desk.counter.twins-note')}</p>
          <ul>
            {twins.map((twin) => {
              const ended = twin.closedAt !== null;
              return (
                <TwinRow
                  key={twin.code}
                  twin={twin}
                  action={
                    !ended && (
                      <Button
                        tone="second"
                        size="small"
                        aria-label={t('complaints.desk.counter.same-one', { code: twin.code })}
                        onClick={() => onSame(twin.code)}
                      >
                        {t('complaints.desk.counter.same')}
                      </Button>
                    )
                  }
                >
                  {ended && <p className="text-sm">{t('complaints.desk.counter.ended')}</p>}
                </TwinRow>
              );
            })}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What can be compared; undefined while there is too little. Without a point nothing is near. */
function draftOf({ description, category, location, photos }: CounterValues): Draft | undefined {
  const text = description.trim();
  if (!location || text.length < LEAST_LETTERS) return undefined;
  return {
    text,
    location: { lat: location.lat, lng: location.lng },
    ...(category ? { category } : {}),
    ...(photos.length > 0 ? { photos: photos.map(({ id }) => id) } : {}),
  };
}

/** The draft as it was when the typing last paused. */
function usePaused(draft: Draft | undefined): Draft | undefined {
  const key = JSON.stringify(draft ?? null);
  const [paused, setPaused] = useState('null');
  useEffect(() => {
    const timer = setTimeout(() => setPaused(key), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  return (JSON.parse(paused) as Draft | null) ?? undefined;
}
