/** The one question before something is hidden or masked: which words, why, and what the reporter is told. */
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { FieldError, Select, TextArea } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';
import { DECISION_REASONS, type FacePart, FLAG_REASONS } from '../../../rules/trust-contract.ts';
import { decide, decisionWords, isDecided, partWords, reasonWords } from './data.ts';
import { spansOf, wordsIn } from './words-in.ts';

type Props = { code: string; part: FacePart; decision: 'hide' | 'mask'; onClose: () => void };

export function DecideDialog({ code, part, decision, onClose }: Props) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [reason, setReason] = useState<string>(
    part.review?.reasons.find((one) => FLAG_REASONS.some((known) => known === one)) ?? 'personal-data',
  );
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const [missing, setMissing] = useState(false);
  const words = decision === 'mask' ? wordsIn(part.text ?? '') : [];
  const toggle = (index: number) => {
    setMissing(false);
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(index)) next.add(index);
      return next;
    });
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (decision === 'mask' && chosen.size === 0) {
      setMissing(true);
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      await decide(client, code, {
        ...{ kind: part.kind, ref: part.ref, decision, seen: part.version },
        reason: reason as (typeof DECISION_REASONS)[number],
        ...(note.trim() ? { note: note.trim() } : {}),
        ...(decision === 'mask' ? { masks: spansOf(words, chosen) } : {}),
      });
      say({ tone: 'good', text: t(decisionWords[decision], { part: t(partWords[part.kind]) }) });
      onClose();
    } catch (error) {
      setBusy(false);
      if (!isDecided(error)) return setFailure(problemWords(error));
      say({ tone: 'bad', text: problemWords(error).detail });
      onClose();
    }
  };
  const title = decision === 'mask' ? 'complaints.desk.trust.mask.title' : 'complaints.desk.trust.hide.title';
  return (
    <Dialog
      open
      firm
      onClose={onClose}
      closeLabel={t('kit.close')}
      title={t(title, { part: t(partWords[part.kind]) })}
    >
      <form className="grid gap-4" onSubmit={(event) => void send(event)}>
        {decision === 'mask' && (
          <fieldset className="mask-words">
            <legend className="field-label">{t('complaints.desk.trust.mask.label')}</legend>
            {missing && <FieldError>{t('complaints.desk.trust.mask.none')}</FieldError>}
            <p className="mask-text">
              {words.map((word, index) => (
                <span key={word.from}>
                  <button type="button" aria-pressed={chosen.has(index)} onClick={() => toggle(index)}>
                    {word.text}
                  </button>
                  {word.space}
                </span>
              ))}
            </p>
          </fieldset>
        )}
        <Select
          label={t('complaints.desk.trust.reason.label')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          options={DECISION_REASONS.map((one) => ({ value: one, label: t(reasonWords[one]) }))}
        />
        <TextArea
          label={t('complaints.desk.trust.note.label')}
          note={t('complaints.desk.optional')}
          hint={t('complaints.desk.trust.note.hint')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          maxLength={1000}
          rows={3}
        />
        {failure && (
          <Notice tone="bad" live="assertive" title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        <div className="button-row">
          <Button type="submit" tone="danger" busy={busy} busyLabel={t('complaints.desk.sending')}>
            {t(decision === 'mask' ? 'complaints.desk.trust.mask.send' : 'complaints.desk.trust.hide.send')}
          </Button>
          <Button tone="quiet" onClick={onClose}>
            {t('complaints.desk.trust.back')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
