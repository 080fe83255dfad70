/** The button under a long list that fetches its next page; nothing where the list is at its end. */
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button, type ButtonProps } from '../../ui/base/button.tsx';
import { useTexts } from '../texts/texts.ts';

type Props = Pick<ButtonProps, 'size' | 'wide' | 'children'> & {
  query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
};

export function More({ query, ...look }: Props) {
  const { t } = useTexts();
  if (!query.hasNextPage) return null;
  return (
    <div>
      <Button
        {...look}
        tone="second"
        busy={query.isFetchingNextPage}
        busyLabel={t('kit.loading')}
        onClick={() => void query.fetchNextPage()}
      />
    </div>
  );
}
