/** Begins verifying a paper: by the QR code on it, or by typing its code. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Page as PageFrame, Section } from '../../../../web/ui/portal/page.tsx';
import { CodeForm } from './CodeForm.tsx';
import { FileSearch } from './FileSearch.tsx';

export function Page() {
  const { t } = useTexts();
  return (
    <PageFrame title={t('documents.verify.title')} lead={t('documents.verify.lead')} width="narrow">
      <CodeForm />
      <Section title={t('documents.file.search')}>
        <FileSearch />
      </Section>
      <Section title={t('documents.verify.how')}>
        <ol className="list-decimal pl-6 grid gap-2">
          <li>{t('documents.verify.how-scan')}</li>
          <li>{t('documents.verify.how-compare')}</li>
          <li>{t('documents.verify.how-file')}</li>
        </ol>
      </Section>
    </PageFrame>
  );
}
