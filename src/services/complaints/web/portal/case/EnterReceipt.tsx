/** For who reported at the counter or by telephone: with the receipt from paper this device becomes the reporter's. */
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { ApiProblem, problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../../web/ui/base/field.tsx';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { PublicComplaint } from '../../../contract.ts';
import { readReceipt } from '../../../rules/receipt.ts';
import { keepReceipt } from '../receipts.ts';

type Props = {
  code: string;
  /** The secret that came with a scanned address: it is tried at once. */
  brought: string | undefined;
  onKept: () => void;
};

const FIELD = 'tanda-terima';

export function EnterReceipt({ code, brought, onKept }: Props) {
  const { t } = useTexts();
  const say = useToast();
  const [text, setText] = useState(brought ?? '');
  const [error, setError] = useState<string>();
  const [busy, setBusy] = useState(false);
  const tried = useRef(false);

  const refuse = (words: string) => {
    setError(words);
    document.getElementById(FIELD)?.focus();
  };
  const use = async (typed: string) => {
    const receipt = readReceipt(typed);
    if (!receipt) return refuse(t('complaints.receipt.shape'));
    setBusy(true);
    setError(undefined);
    try {
      const view = await api.get<PublicComplaint>(`/api/complaints/${code}`, {
        headers: { 'x-receipt': receipt },
      });
      if (!view.mine) return refuse(t('complaints.receipt.wrong', { code }));
      const { category, agency, openedAt, dueAt } = view;
      keepReceipt({ code, receipt, label: category.name, agency: agency?.name ?? null, openedAt, dueAt });
      say({ tone: 'good', text: t('complaints.receipt.done') });
      onKept();
    } catch (problem) {
      // A hidden report does not exist for who has another receipt.
      if (problem instanceof ApiProblem && problem.status === 404)
        refuse(t('complaints.receipt.wrong', { code }));
      else refuse(problemWords(problem).detail || problemWords(problem).title);
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    if (brought && !tried.current) {
      tried.current = true;
      void use(brought);
    }
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) void use(text);
  };
  return (
    <details className="disclosure" open={brought !== undefined} data-print="no">
      <summary>
        {t('complaints.receipt.open')}
        <Icon name="down" />
      </summary>
      <form className="card mt-2 gap-4" noValidate onSubmit={submit}>
        <p>{t('complaints.receipt.lead')}</p>
        <div className="max-w-96">
          <TextField
            id={FIELD}
            label={t('complaints.receipt.label')}
            hint={t('complaints.receipt.hint')}
            error={error}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={60}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setError(undefined);
            }}
          />
        </div>
        <p className="text-ink-soft text-sm">{t('complaints.receipt.device')}</p>
        <div>
          <Button type="submit" busy={busy} busyLabel={t('complaints.receipt.checking')}>
            {t('complaints.receipt.send')}
          </Button>
        </div>
      </form>
    </details>
  );
}
