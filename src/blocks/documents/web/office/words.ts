/** Words that several office pages of papers share. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import type { SignatoryView } from '../../rules/letterhead-contract.ts';

export function useCapacity(): (capacity: SignatoryView['capacity']) => string {
  const { t } = useTexts();
  const words: Record<SignatoryView['capacity'], string> = {
    head: t('documents.capacity.head'),
    plh: t('documents.capacity.plh'),
    plt: t('documents.capacity.plt'),
  };
  return (capacity) => words[capacity];
}

/** Noon of a date, so that no zone makes it the day before. */
export const noon = (date: string): Date => new Date(`${date}T05:00:00Z`);
