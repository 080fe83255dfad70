/** The figures on top; each leads to the list that it counts. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Link } from '../../../../web/ui/base/link.tsx';
import { useFigures } from '../figures.ts';
import { SourceLine } from './Sheet.tsx';
import type { SheetProps } from './sheet-props.ts';

export function FigureRow({ overview, now, links }: SheetProps) {
  const { t } = useTexts();
  return (
    <ul className="center-figures" aria-label={t('command-center.office.figures')}>
      {useFigures(overview, now).map(({ name, label, value, unit, tone, health, source, deadWords }) => {
        const href = value === null ? undefined : links.figure(name);
        return (
          <li className="stat" key={name} data-tone={tone} data-health={health}>
            {href ? (
              <Link href={href} className="center-link">
                {label}
              </Link>
            ) : (
              <span>{label}</span>
            )}
            {value === null ? (
              <span className="center-dead">{deadWords}</span>
            ) : (
              <span className="stat-value">
                {value} {unit && <small>{unit}</small>}
              </span>
            )}
            <SourceLine health={health} words={source} />
          </li>
        );
      })}
    </ul>
  );
}
