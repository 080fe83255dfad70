/** What the office does with a stall, each from a day on: hand over, swap, leave, another size. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import type { StallsView } from '../../contract.ts';
import type { StallView } from '../../rules/office-contract.ts';
import { ActForm, Fold } from './ActForm.tsx';
import { FormFields } from './FormFields.tsx';
import { changeForm, giveStall, headQuery, leaveStall, marketPath, swapStalls } from './office-data.ts';

export function StallActs({ data, held }: { data: StallView; held: boolean }) {
  return (
    <>
      <Give data={data} held={held} />
      {held && <Swap data={data} />}
      {held && <Leave data={data} />}
      <Resize data={data} />
    </>
  );
}

function Give({ data, held }: { data: StallView; held: boolean }) {
  const { t } = useTexts();
  return (
    <Fold title={t(held ? 'levies.desk.hand-over' : 'levies.desk.give')}>
      <ActForm
        initial={{ name: '', phone: '', since: data.today }}
        needed={['name', 'since']}
        paths={{ name: 'trader/name', phone: 'trader/phone' }}
        send={({ name, phone, since }) =>
          giveStall(data.id, { since, trader: { name, ...(phone.trim() ? { phone } : {}) } })
        }
        act={t(held ? 'levies.desk.hand-over' : 'levies.desk.give')}
        done={t('levies.desk.given')}
        note={held ? <p className="text-ink-soft">{t('levies.desk.hand-over-note')}</p> : undefined}
      >
        {(form) => (
          <>
            <div className="field-pair">
              <TextField
                label={t('levies.desk.trader-name')}
                maxLength={120}
                autoComplete="off"
                {...form.field('name')}
              />
              <TextField
                label={t('levies.desk.phone')}
                note={t('levies.desk.may-be-empty')}
                type="tel"
                autoComplete="off"
                {...form.field('phone')}
              />
            </div>
            <DateField label={t('levies.desk.from-day')} min={data.today} {...form.field('since')} />
          </>
        )}
      </ActForm>
    </Fold>
  );
}

function Swap({ data }: { data: StallView }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const [place, setPlace] = useState('');
  const found = useQuery({
    queryKey: ['levies', 'desk', data.market, 'swap', place],
    enabled: place.trim() !== '',
    queryFn: ({ signal }) =>
      api.get<StallsView>(`${marketPath(data.market)}/stalls`, { signal, query: { q: place.trim() } }),
  });
  const other = exactly(found.data, place);
  return (
    <Fold title={t('levies.desk.swap')}>
      <ActForm
        initial={{ stall: '', since: data.today }}
        needed={['stall', 'since']}
        send={async ({ stall, since }) => {
          const answer = await client.fetchQuery({
            queryKey: ['levies', 'desk', data.market, 'swap', stall],
            queryFn: () =>
              api.get<StallsView>(`${marketPath(data.market)}/stalls`, { query: { q: stall.trim() } }),
          });
          await swapStalls(data.id, { stall: exactly(answer, stall)?.id ?? data.id, since });
          setPlace('');
        }}
        act={t('levies.desk.swap-act')}
        done={t('levies.desk.swapped')}
        note={<p className="text-ink-soft">{t('levies.desk.swap-note')}</p>}
      >
        {(form) => (
          <>
            <div className="field-pair">
              <TextField
                label={t('levies.desk.swap-with')}
                hint={t('levies.desk.swap-hint')}
                autoComplete="off"
                {...form.field('stall')}
                onBlur={({ target }) => setPlace(target.value)}
              />
              <DateField label={t('levies.desk.from-day')} min={data.today} {...form.field('since')} />
            </div>
            {other && (
              <Notice
                tone={other.owed > 0 ? 'warn' : 'info'}
                title={t('levies.desk.swap-holder', {
                  stall: `${other.block} ${other.number}`,
                  name: other.holder?.name ?? t('levies.desk.vacant'),
                })}
              >
                {other.owed > 0 && t('levies.desk.swap-owes', { amount: formats.money(other.owed) })}
              </Notice>
            )}
          </>
        )}
      </ActForm>
    </Fold>
  );
}

/** 'b 3' is 'B 3', and so is the number under the QR. */
function exactly(found: StallsView | undefined, typed: string) {
  const plain = (text: string) => text.toLowerCase().replace(/[\s.-]/g, '');
  return found?.stalls.find(
    ({ block, number, payCode }) => plain(block + number) === plain(typed) || payCode === plain(typed),
  );
}

function Leave({ data }: { data: StallView }) {
  const { t } = useTexts();
  return (
    <Fold title={t('levies.desk.leave')}>
      <ActForm
        initial={{ until: data.today }}
        needed={['until']}
        send={({ until }) => leaveStall(data.id, { until })}
        act={t('levies.desk.leave-act')}
        done={t('levies.desk.left')}
        tone="danger"
        note={<p className="text-ink-soft">{t('levies.desk.leave-note')}</p>}
      >
        {(form) => <DateField label={t('levies.desk.last-day')} min={data.today} {...form.field('until')} />}
      </ActForm>
    </Fold>
  );
}

function Resize({ data }: { data: StallView }) {
  const { t } = useTexts();
  const { data: market } = useQuery(headQuery(data.market));
  const now = data.forms[0];
  return (
    <Fold title={t('levies.desk.resize')}>
      <ActForm
        initial={{
          kind: now?.kind ?? '',
          class: now?.class ?? '',
          areaM2: now ? `${now.areaM2}` : '',
          since: data.today,
        }}
        needed={['kind', 'class', 'areaM2', 'since']}
        send={({ areaM2, kind, ...rest }) =>
          changeForm(data.id, {
            ...rest,
            kind: kind.trim().toLowerCase(),
            areaM2: Number(areaM2.replace(',', '.')),
          })
        }
        act={t('levies.desk.resize-act')}
        done={t('levies.desk.resized')}
        note={<p className="text-ink-soft">{t('levies.desk.resize-note')}</p>}
      >
        {(form) => (
          <>
            <FormFields forms={market?.forms ?? []} field={form.field} />
            <DateField label={t('levies.desk.from-day')} min={data.today} {...form.field('since')} />
          </>
        )}
      </ActForm>
    </Fold>
  );
}
