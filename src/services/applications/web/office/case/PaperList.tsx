/** The papers that this application brought forth. */
import { useState } from 'react';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { TextArea } from '../../../../../web/ui/base/field.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';
import type { DeskApplication } from '../../../rules/desk-contract.ts';
import { paperWords } from '../../paper-words.ts';
import { deskPath } from '../desk-data.ts';
import { useDeskAct } from '../use-desk-act.ts';

type Props = { code: string; papers: DeskApplication['papers']; may: boolean };

export function PaperList({ code, papers, may }: Props) {
  const { t, formats } = useTexts();
  if (papers.length === 0) return null;
  return (
    <section className="card grid gap-3">
      <h2>{t('applications.desk.papers')}</h2>
      {papers.map((paper) => (
        <article key={paper.id} className="grid gap-1">
          <p className="font-semibold">{paper.title}</p>
          <p>{t(paperWords[paper.state])}</p>
          {paper.number && (
            <p className="tabular">{t('applications.paper.number', { number: paper.number })}</p>
          )}
          {paper.issuedAt && (
            <p className="text-ink-soft text-sm">
              {t('applications.paper.issued', { date: formats.date(paper.issuedAt) })}
            </p>
          )}
          {paper.revoked && (
            <p>
              {t('applications.desk.revoked', {
                date: formats.date(paper.revoked.at),
                reason: paper.revoked.reason,
              })}
            </p>
          )}
          {paper.href && (
            <a href={paper.href} target="_blank" rel="noreferrer">
              {t('applications.paper.open')}
            </a>
          )}
          {may && paper.state === 'ready' && <Revoke code={code} paper={paper} />}
        </article>
      ))}
    </section>
  );
}

function Revoke({ code, paper }: { code: string; paper: Props['papers'][number] }) {
  const { t } = useTexts();
  const { busy, failure, run } = useDeskAct();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const revoke = async () => {
    const path = `${deskPath(code)}/papers/${paper.id}/revoke`;
    if (await run(path, { reason: reason.trim() })) setOpen(false);
  };
  return (
    <div>
      <Button size="small" tone="quiet" onClick={() => setOpen(true)}>
        {t('applications.desk.revoke')}
      </Button>
      {open && (
        <Dialog
          open
          firm
          tone="danger"
          onClose={() => setOpen(false)}
          closeLabel={t('kit.close')}
          title={t('applications.desk.revoke-sure')}
          actions={
            <Button
              tone="danger"
              busy={busy}
              disabled={reason.trim().length < 5}
              onClick={() => void revoke()}
            >
              {t('applications.desk.revoke')}
            </Button>
          }
        >
          <p className="font-semibold">{[paper.title, paper.number].filter(Boolean).join(' · ')}</p>
          <p>{t('applications.desk.revoke-detail')}</p>
          <TextArea
            label={t('applications.desk.revoke-reason')}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <FormFailure failure={failure} />
        </Dialog>
      )}
    </div>
  );
}
