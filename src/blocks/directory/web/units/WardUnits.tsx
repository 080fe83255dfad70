/** RW and RT of one ward, each RW with the RT in it. */
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Dialog } from '../../../../web/ui/office/dialog.tsx';
import type { AreaView, UnitsView } from '../../contract.ts';
import { wardUnitsQuery } from '../queries.ts';
import { Loaded } from '../states.tsx';

type Unit = UnitsView['units'][number];

export function WardUnits({ ward, onClose }: { ward: AreaView; onClose: () => void }) {
  const { t } = useTexts();
  const query = useQuery(wardUnitsQuery(ward.code));
  return (
    <Dialog
      open
      size="wide"
      onClose={onClose}
      closeLabel={t('kit.close')}
      title={t('directory.units.of-ward', { ward: ward.name })}
    >
      <Loaded query={query}>{({ units }) => <List units={units} />}</Loaded>
    </Dialog>
  );
}

function List({ units }: { units: Unit[] }) {
  const { t } = useTexts();
  const byRw = Map.groupBy(units, ({ rw }) => rw);
  return (
    <ul className="grid gap-3">
      {[...byRw].map(([rw, members]) => {
        const name = members.find(({ rt }) => rt === '')?.name;
        const inside = members.filter(({ rt }) => rt !== '');
        return (
          <li key={rw}>
            <strong className="tabular">RW {rw}</strong>
            {name && <span> · {name}</span>}
            {inside.length === 0 ? (
              <p className="text-ink-soft">{t('directory.units.no-rt')}</p>
            ) : (
              <ul className="flex flex-wrap gap-x-4 gap-y-1">
                {inside.map((unit) => (
                  <li key={unit.rt}>
                    <span className="tabular">RT {unit.rt}</span>
                    {unit.name && <span className="text-ink-soft"> {unit.name}</span>}
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}
