/** One question before something is taken away; that it is under way, and a refusal, are said inside it. */
import { type ReactNode, useState } from 'react';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Dialog } from '../../../../web/ui/office/dialog.tsx';

type Props = {
  title: string;
  /** What the button says. */
  act: string;
  children: ReactNode;
  onClose: () => void;
  /** What it throws stands in the dialog. */
  onAct: () => Promise<void>;
};

export function SureDialog({ title, act, children, onClose, onAct }: Props) {
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const go = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onAct();
    } catch (error) {
      setFailure(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      tone="danger"
      onClose={onClose}
      closeLabel={t('kit.close')}
      title={title}
      actions={
        <Button tone="danger" busy={busy} busyLabel={t('complaints.desk.sending')} onClick={() => void go()}>
          {act}
        </Button>
      }
    >
      {children}
      <FormFailure failure={failure} />
    </Dialog>
  );
}
