/** The papers to get ready, each with a tick; those that are not needed after these answers stand apart. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Checkbox } from '../../../../../web/ui/base/choice.tsx';
import type { Requirement } from '../../../contract.ts';
import type { Needed } from '../../../rules/need.ts';

type Props = {
  listed: readonly { requirement: Requirement; need: Needed }[];
  ticks: readonly string[];
  onTick: (id: string, on: boolean) => void;
};

export function NeedList({ listed, ticks, onTick }: Props) {
  const { t } = useTexts();
  const wanted = listed.filter(({ need }) => need !== 'no');
  const spared = listed.filter(({ need }) => need === 'no');
  const sure = wanted.filter(({ need }) => need !== 'open');
  const ready = sure.filter(({ requirement }) => ticks.includes(requirement.id)).length;
  return (
    <div className="grid gap-3">
      {wanted.length === 0 ? (
        <p>{t('procedures.need.nothing')}</p>
      ) : (
        <>
          <p role="status">
            {[
              sure.length > 0 && t('procedures.need.ready', { ready, count: sure.length }),
              // Boxes that only some need are not counted as long as nobody knows.
              wanted.length > sure.length &&
                t(sure.length > 0 ? 'procedures.need.open-more' : 'procedures.need.open-only', {
                  count: wanted.length - sure.length,
                }),
            ]
              .filter(Boolean)
              .join(' ')}
          </p>
          <ul className="need-list">
            {wanted.map(({ requirement, need }) => (
              <li key={requirement.id}>
                <Checkbox
                  checked={ticks.includes(requirement.id)}
                  onChange={(event) => onTick(requirement.id, event.target.checked)}
                  note={<Note requirement={requirement} need={need} />}
                >
                  {requirement.title}
                </Checkbox>
              </li>
            ))}
          </ul>
        </>
      )}
      {spared.length > 0 && (
        <details className="procedure-more">
          <summary>{t('procedures.need.spared', { count: spared.length })}</summary>
          <ul className="procedure-list">
            {spared.map(({ requirement }) => (
              <li key={requirement.id}>{requirement.title}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Note({ requirement, need }: { requirement: Requirement; need: Needed }) {
  const { t } = useTexts();
  const { help, whenTold, inForm } = requirement;
  return (
    <>
      {need === 'open' && (
        <strong className="block text-ink">{whenTold ?? t('procedures.need.sometimes')}</strong>
      )}
      {help && <span className="block">{help}</span>}
      {!inForm && <span className="block">{t('procedures.need.bring')}</span>}
    </>
  );
}
