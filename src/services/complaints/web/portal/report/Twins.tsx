/** "Already reported near here?": likely twins beside one's own words, each to be joined or set aside. It offers and never holds up. */
import { type RefObject, useRef } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { Draft } from '../draft-shape.ts';
import { StandingBadge } from '../StandingBadge.tsx';
import { WithCode } from '../WithCode.tsx';
import type { Twin } from './near.ts';
import { saysMore } from './twin-words.ts';

type Change = (part: Partial<Draft>) => void;
type Props = { draft: Draft; twins: Twin[]; onChange: Change; box?: RefObject<HTMLElement | null> };

/** Stands below what the finger is about to press, because it comes and goes while one types. */
export function TwinsPanel({ draft, twins, onChange, box }: Props) {
  const { t } = useTexts();
  const own = useRef<HTMLElement>(null);
  const section = box ?? own;
  // The button that was pressed goes: a keyboard or screen reader must not be thrown to the top of the page.
  const after = (part: Partial<Draft>) => {
    onChange(part);
    section.current?.focus({ preventScroll: true });
  };
  if (!draft.sameAs && twins.length === 0) return null;
  return (
    <section className="twins" tabIndex={-1} ref={section} aria-label={t('complaints.twins.title')}>
      {draft.sameAs ? (
        <Joined draft={draft} onChange={after} />
      ) : (
        <>
          <div>
            <h2>{t('complaints.twins.title')}</h2>
            <p className="text-ink-soft">{t('complaints.twins.lead')}</p>
          </div>
          <div className="twins-beside">
            <div className="twins-own">
              <h3 className="text-ink-soft text-sm">{t('complaints.twins.yours')}</h3>
              <p className="line-clamp-6 whitespace-pre-line break-words">{draft.description.trim()}</p>
            </div>
            <ul className="grid grid-cols-[minmax(0,1fr)] gap-4">
              {twins.map((twin) => (
                <li key={twin.code} className="card gap-3">
                  <OneTwin
                    twin={twin}
                    onJoin={() => after({ sameAs: { code: twin.code, title: twin.title } })}
                    onOther={() => after({ notThis: [...draft.notThis, twin.code] })}
                  />
                </li>
              ))}
            </ul>
          </div>
        </>
      )}
    </section>
  );
}

function OneTwin({ twin, onJoin, onOther }: { twin: Twin; onJoin: () => void; onOther: () => void }) {
  const { t, formats } = useTexts();
  const { code, metres, photo, closedAt } = twin;
  const where =
    metres === null
      ? ''
      : metres < 10
        ? t('complaints.twins.here')
        : t('complaints.twins.away', { distance: formats.distance(metres) });
  return (
    <>
      <div className="flex items-start justify-between gap-4">
        <div className="grid min-w-0 gap-2 justify-items-start">
          <StandingBadge item={twin} />
          <p className="text-ink-soft text-sm">
            {[where, formats.relative(twin.openedAt)].filter(Boolean).join(' · ')}
            <br />
            <span className="tabular whitespace-nowrap">{code}</span> · {twin.category.name}
          </p>
        </div>
        {photo && (
          <img
            className="case-thumb"
            src={`/api/files/${photo.id}?size=thumb`}
            alt={t('complaints.twins.photo', { code })}
            width="88"
            height="88"
            onError={(event) => {
              event.currentTarget.hidden = true;
            }}
          />
        )}
      </div>
      {saysMore(twin.description, twin.category.name) && (
        <p className="line-clamp-5 whitespace-pre-line break-words">{twin.description}</p>
      )}
      {closedAt !== null && <p className="text-ink-soft text-sm">{t('complaints.twins.ended')}</p>}
      <ButtonRow>
        {closedAt === null && (
          <Button tone="second" aria-label={t('complaints.twins.join-of', { code })} onClick={onJoin}>
            {t('complaints.twins.join')}
          </Button>
        )}
        <Button tone="quiet" aria-label={t('complaints.twins.other-of', { code })} onClick={onOther}>
          {t('complaints.twins.other')}
        </Button>
      </ButtonRow>
    </>
  );
}

/** Whose report it goes along with, and the way back. */
export function Joined({ draft, onChange }: { draft: Draft; onChange: Change }) {
  const { t } = useTexts();
  if (!draft.sameAs) return null;
  const { code, title } = draft.sameAs;
  return (
    <Notice tone="good" title={<WithCode k="complaints.twins.joined" code={code} />}>
      {title && <p>“{title}”</p>}
      <p>{t('complaints.twins.joined-detail')}</p>
      <div className="flush">
        <Button tone="quiet" size="small" onClick={() => onChange({ sameAs: null })}>
          {t('complaints.twins.leave')}
        </Button>
      </div>
    </Notice>
  );
}
