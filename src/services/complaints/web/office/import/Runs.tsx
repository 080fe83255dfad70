/** The imports so far, what each set aside, and the way back. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Card, Facts } from '../../../../../web/ui/base/card.tsx';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import type { ImportRun } from '../../../rules/import-contract.ts';
import { SureDialog } from '../SureDialog.tsx';
import { AsideTable } from './AsideTable.tsx';
import { importsQuery } from './import-data.ts';

const states: Record<ImportRun['state'], TextKey> = {
  running: 'complaints.import.run.running',
  done: 'complaints.import.run.done',
  undone: 'complaints.import.run.undone',
  left: 'complaints.import.run.left',
};

export function Runs({ runs, busy }: { runs: readonly ImportRun[]; busy: boolean }) {
  const { t } = useTexts();
  const [undoing, setUndoing] = useState<ImportRun>();
  return (
    <section className="import-part" aria-labelledby="impor-riwayat">
      <h2 id="impor-riwayat">{t('complaints.import.runs')}</h2>
      {runs.length === 0 && (
        <EmptyState title={t('complaints.import.runs-none')}>
          {t('complaints.import.runs-none-hint')}
        </EmptyState>
      )}
      {runs.map((run) => (
        <Run key={run.id} run={run} busy={busy} onUndo={() => setUndoing(run)} />
      ))}
      {undoing && <UndoRun run={undoing} onClose={() => setUndoing(undefined)} />}
    </section>
  );
}

function Run({ run, busy, onUndo }: { run: ImportRun; busy: boolean; onUndo: () => void }) {
  const { t, formats } = useTexts();
  const number = (value: number) => formats.number(value);
  return (
    <Card title={run.file}>
      <div className="import-part">
        <div>
          <Badge tone={run.state === 'done' ? 'good' : run.state === 'undone' ? 'calm' : 'warn'}>
            {t(states[run.state])}
          </Badge>{' '}
          {run.state === 'undone' &&
            run.kept > 0 &&
            t('complaints.import.run.kept', { count: number(run.kept) })}
        </div>
        <Facts
          facts={[
            { key: 'source', term: t('complaints.import.run.source'), value: run.source },
            {
              key: 'started',
              term: t('complaints.import.run.started'),
              value: formats.dateTime(run.startedAt),
            },
            { key: 'rows', term: t('complaints.import.run.rows'), value: number(run.rows) },
            { key: 'imported', term: t('complaints.import.run.imported'), value: number(run.imported) },
            { key: 'known', term: t('complaints.import.run.known'), value: number(run.known) },
            { key: 'aside', term: t('complaints.import.run.aside'), value: number(run.setAside) },
          ]}
        />
        {run.state === 'left' && <p>{t('complaints.import.run.left-note')}</p>}
        {run.asideKept && <AsideTable of="runs" id={run.id} />}
        {run.setAside > 0 && !run.asideKept && <p>{t('complaints.import.aside.gone')}</p>}
        {run.state !== 'undone' && (
          <div className="button-row">
            <Button tone="second" size="small" disabled={busy} onClick={onUndo}>
              {t('complaints.import.undo')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

function UndoRun({ run, onClose }: { run: ImportRun; onClose: () => void }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const undo = async () => {
    await api.post(`/api/complaints/imports/runs/${run.id}/undo`);
    await client.invalidateQueries({ queryKey: importsQuery.queryKey });
    onClose();
  };
  return (
    <SureDialog
      title={t('complaints.import.undo-title', { file: run.file })}
      act={t('complaints.import.undo')}
      onClose={onClose}
      onAct={undo}
    >
      <p>{t('complaints.import.undo-goes', { count: formats.number(run.imported) })}</p>
      <p>{t('complaints.import.undo-stays')}</p>
      {run.asideKept && <p>{t('complaints.import.undo-aside')}</p>}
    </SureDialog>
  );
}
