/** Which stretch of time the figures are about. It stands in the address; a year goes without saying. */
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Select } from '../../../../web/ui/base/field.tsx';
import { SPANS, type Span, spanWords } from './figures-data.ts';

export function SpanSelect({ span }: { span: Span }) {
  const { t } = useTexts();
  const [, setSearch] = useSearch();
  return (
    <Select
      label={t('complaints.satisfaction.span')}
      value={span}
      options={SPANS.map((one) => ({ value: one, label: t(spanWords[one]) }))}
      onChange={({ target }) => setSearch({ masa: target.value === '12' ? undefined : target.value })}
    />
  );
}
