/** Who is or was named, for what and until when; one press and one question end an appointment. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';
import { Table } from '../../../../../web/ui/office/table.tsx';
import type { Confidant } from '../../../rules/trust-contract.ts';
import { noon } from '../categories/records.ts';

export function ConfidantTable({ confidants }: { confidants: Confidant[] }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const [ending, setEnding] = useState<Confidant>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const end = async () => {
    if (!ending) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await api.delete(`/api/complaints/confidants/${ending.id}`);
      setEnding(undefined);
      await client.invalidateQueries({ queryKey: ['complaints', 'confidants'] });
    } catch (error) {
      setFailure(problemWords(error).detail);
    } finally {
      setBusy(false);
    }
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
      <Dialog
        open={ending !== undefined}
        tone="danger"
        onClose={() => setEnding(undefined)}
        closeLabel={t('kit.close')}
        title={t('complaints.desk.trust.few.end-title', { name: ending?.officer.name ?? '' })}
        actions={
          <Button
            tone="danger"
            busy={busy}
            busyLabel={t('complaints.desk.sending')}
            onClick={() => void end()}
          >
            {t('complaints.desk.trust.few.end')}
          </Button>
        }
      >
        <p>{t('complaints.desk.trust.few.end-detail')}</p>
        {failure && <Notice tone="bad">{failure}</Notice>}
      </Dialog>
    </>
  );
}
