/** What went wrong with a whole form, said once above it. */
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Notice } from '../../../web/ui/base/feedback.tsx';

export function FormFailure({
  failure,
}: {
  failure: { title: string; detail: string; traceId?: string } | undefined;
}) {
  const { t } = useTexts();
  if (!failure) return null;
  return (
    <Notice tone="bad" live="assertive" title={failure.detail ? undefined : failure.title}>
      <p>{failure.detail}</p>
      {failure.traceId && <p className="text-sm">{t('kit.reference', { id: failure.traceId })}</p>}
    </Notice>
  );
}
