/** One agency's letterhead: its lines, who signs, and how it looks on paper. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { Dialog } from '../../../../web/ui/office/dialog.tsx';
import type { AgencyHeadView } from '../../rules/letterhead-contract.ts';
import { LinesForm } from './LinesForm.tsx';
import { pdfAddress } from './queries.ts';
import { Signatories } from './Signatories.tsx';

export function AgencyHeadDialog({
  agency,
  today,
  onClose,
}: {
  agency: AgencyHeadView;
  today: string;
  onClose: () => void;
}) {
  const { t, language } = useTexts();
  return (
    <Dialog
      open
      firm
      size="wide"
      onClose={onClose}
      closeLabel={t('kit.close')}
      title={agency.name[language]}
      actions={
        agency.signer && (
          <LinkButton
            tone="second"
            icon="picture"
            href={pdfAddress(`letterhead/agencies/${agency.id}/preview`)}
          >
            {t('documents.head.preview')}
          </LinkButton>
        )
      }
    >
      <div className="grid gap-6">
        <LinesForm agency={agency} today={today} />
        <Signatories agency={agency} today={today} />
      </div>
    </Dialog>
  );
}
