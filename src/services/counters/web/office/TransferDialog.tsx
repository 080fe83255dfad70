/** Sends a person on to another counter of the city; they keep their code and the time since which they wait. */
import { useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Select } from '../../../../web/ui/base/field.tsx';
import { Dialog } from '../../../../web/ui/office/dialog.tsx';
import type { DeskDay, DeskNumber } from '../../rules/desk-contract.ts';

type Props = {
  number: DeskNumber;
  others: DeskDay['others'];
  onSend: (to: string) => void;
  onLeave: () => void;
};

export function TransferDialog({ number, others, onSend, onLeave }: Props) {
  const { t } = useTexts();
  const [to, setTo] = useState('');
  const [asked, setAsked] = useState(false);
  return (
    <Dialog
      open
      onClose={onLeave}
      closeLabel={t('kit.close')}
      title={t('counters.transfer.title', { number: number.label })}
      actions={
        <Button onClick={() => (to ? onSend(to) : setAsked(true))}>{t('counters.transfer.act')}</Button>
      }
    >
      <p>{t('counters.transfer.detail')}</p>
      <Select
        label={t('counters.transfer.to')}
        empty={t('counters.transfer.choose')}
        value={to}
        error={asked && !to && t('counters.transfer.need')}
        options={others.map(({ queue, name }) => ({ value: queue, label: name }))}
        onChange={(event) => setTo(event.target.value)}
      />
    </Dialog>
  );
}
