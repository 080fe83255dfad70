/** Tells whoever is to decide which earlier parts of the same application were his. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import type { DeskApplication } from '../../rules/desk-contract.ts';

export function AlsoDid({ parts }: { parts: DeskApplication['alsoDid'] }) {
  const { t, formats } = useTexts();
  if (parts.length === 0) return null;
  const what = formats.list(parts.map((part) => t(`applications.desk.did.${part}`)));
  return <Notice tone="warn">{t('applications.desk.also-did', { what })}</Notice>;
}
