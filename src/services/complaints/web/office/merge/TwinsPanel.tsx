/** Reports nearby that may be the same: quiet when there are none, one press away from being compared. */
import type { ReactNode } from 'react';
import { useNow } from '../../../../../web/kit/shell/use-now.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge, CaseBadge } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import { photoUrl } from '../Photos.tsx';
import { stateWords } from '../words.ts';
import { likenessWords } from './plan.ts';
import type { Twin } from './use-twins.ts';
import './merge.css';

export function TwinsPanel({ twins, onCompare }: { twins: Twin[]; onCompare: (code: string) => void }) {
  const { t } = useTexts();
  if (twins.length === 0) return null;
  return (
    <section className="twins" aria-labelledby="case-twins" data-print="no">
      <h3 id="case-twins">{t('complaints.desk.merge.twins')}</h3>
      <p className="text-ink-soft text-sm">{t('complaints.desk.merge.twins-note')}</p>
      <ul>
        {twins.map((twin) => (
          <TwinRow
            key={twin.code}
            twin={twin}
            action={
              <Button
                tone="second"
                size="small"
                aria-label={t('complaints.desk.merge.compare-one', { code: twin.code })}
                onClick={() => onCompare(twin.code)}
              >
                {t('complaints.desk.merge.compare')}
              </Button>
            }
          />
        ))}
      </ul>
    </section>
  );
}

type RowProps = { twin: Twin; children?: ReactNode; action?: ReactNode };

/** A likely twin, with a remark below and the act that the screen offers for it. */
export function TwinRow({ twin, children, action }: RowProps) {
  const { t, formats } = useTexts();
  const now = useNow();
  return (
    <li className="twin">
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
        {children}
      </div>
      {action}
    </li>
  );
}

/** No telephone tells a place more exactly. */
const HERE_METRES = 5;

/** How far, how long ago, of what kind, how many follow it: whatever is known. */
function twinFacts(
  t: ReturnType<typeof useTexts>['t'],
  formats: ReturnType<typeof useTexts>['formats'],
  twin: Twin,
  now: number,
): string[] {
  return [
    twin.code,
    ...(twin.metres === null
      ? []
      : [
          twin.metres < HERE_METRES
            ? t('complaints.desk.merge.same-place')
            : t('complaints.desk.merge.away', { distance: formats.distance(twin.metres) }),
        ]),
    formats.relative(twin.openedAt, now),
    twin.category.name,
    ...(twin.followers > 0 ? [t('complaints.desk.merge.followers', { count: twin.followers })] : []),
  ];
}
