/** Who is or was named, for what and until when; one press and one question end an appointment. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import { Table } from '../../../../../web/ui/office/table.tsx';
import type { Confidant } from '../../../rules/trust-contract.ts';
import { noon } from '../categories/records.ts';
import { SureDialog } from '../SureDialog.tsx';

export function ConfidantTable({ confidants }: { confidants: Confidant[] }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const [ending, setEnding] = useState<Confidant>();
  const end = async ({ id }: Confidant) => {
    await api.delete(`/api/complaints/confidants/${id}`);
    setEnding(undefined);
    await client.invalidateQueries({ queryKey: ['complaints', 'confidants'] });
  };
  return (
    <>
      <Table
        label={t('complaints.desk.trust.few.title')}
        items={confidants}
        idOf={(one) => one.id}
        columns={[
          {
            id: 'officer',
            head: t('complaints.desk.trust.few.officer'),
            main: true,
            cell: (one) => one.officer.name,
          },
          {
            id: 'agency',
            head: t('complaints.desk.field.agency'),
            cell: (one) => one.agency?.name ?? t('complaints.desk.trust.few.city'),
          },
          {
            id: 'from',
            head: t('complaints.desk.trust.few.from'),
            cell: (one) => formats.date(noon(one.from)),
          },
          {
            id: 'until',
            head: t('complaints.desk.trust.few.until'),
            cell: (one) =>
              one.ended ? (
                <Badge tone="calm">{t('complaints.desk.trust.few.ended')}</Badge>
              ) : one.until ? (
                formats.date(noon(one.until))
              ) : (
                t('complaints.desk.trust.few.open-end')
              ),
          },
          { id: 'by', head: t('complaints.desk.trust.few.by'), cell: (one) => one.appointedBy ?? '–' },
          {
            id: 'end',
            head: '',
            cell: (one) =>
              !one.ended && (
                <Button tone="quiet" size="small" onClick={() => setEnding(one)}>
                  {t('complaints.desk.trust.few.end')}
                </Button>
              ),
          },
        ]}
        empty={
          <EmptyState title={t('complaints.desk.trust.few.none')}>
            {t('complaints.desk.trust.few.none-hint')}
          </EmptyState>
        }
      />
      {ending && (
        <SureDialog
          title={t('complaints.desk.trust.few.end-title', { name: ending.officer.name })}
          act={t('complaints.desk.trust.few.end')}
          onClose={() => setEnding(undefined)}
          onAct={() => end(ending)}
        >
          <p>{t('complaints.desk.trust.few.end-detail')}</p>
        </SureDialog>
      )}
    </>
  );
}
