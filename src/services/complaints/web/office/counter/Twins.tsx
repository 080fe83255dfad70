/** While the officer types: public reports nearby that may say the same, and "the same: join it". */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge, CaseBadge } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import type { Draft } from '../../../contract.ts';
import { draftTwinsQuery } from '../desk-data.ts';
import { CaseLink } from '../merge/MergedInto.tsx';
import { likenessWords } from '../merge/plan.ts';
import { twinFacts } from '../merge/TwinsPanel.tsx';
import { photoUrl } from '../Photos.tsx';
import { useNow } from '../use-now.ts';
import { stateWords } from '../words.ts';
import type { CounterValues } from './values.ts';
import '../merge/merge.css';

/** A pause in the typing. */
const PAUSE_MS = 500;
/** Fewer letters say nothing that could be compared. */
const LEAST_LETTERS = 12;

type Props = { values: CounterValues; onSame: (code: string) => void };

export function CounterTwins({ values, onSame }: Props) {
  const { t, formats } = useTexts();
  const now = useNow();
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
                <li key={twin.code} className="twin">
                  <span className="twin-thumb">
                    {twin.photo ? (
                      <img src={photoUrl(twin.photo.id)} alt="" loading="lazy" width={72} height={72} />
                    ) : (
                      <Icon name="pen" />
                    )}
                  </span>
                  <div className="min-w-0">
                    <div className="twin-marks">
                      <strong>{t(likenessWords(twin.likeness))}</strong>
                      {twin.samePhoto && <Badge tone="accent">{t('complaints.desk.merge.same-photo')}</Badge>}
                      <CaseBadge state={twin.state}>{t(stateWords[twin.state])}</CaseBadge>
                    </div>
                    <p className="twin-text">{twin.description}</p>
                    <p className="text-ink-soft text-sm">{twinFacts(t, formats, twin, now).join(' · ')}</p>
                    {ended && <p className="text-sm">{t('complaints.desk.counter.ended')}</p>}
                  </div>
                  {!ended && (
                    <Button
                      tone="second"
                      size="small"
                      aria-label={t('complaints.desk.counter.same-one', { code: twin.code })}
                      onClick={() => onSame(twin.code)}
                    >
                      {t('complaints.desk.counter.same')}
                    </Button>
                  )}
                </li>
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
