/** All services of the city: search first, then by what happened in one's life, then by field. */
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Link } from '../../../../web/ui/base/link.tsx';
import { Page as PageFrame } from '../../../../web/ui/portal/page.tsx';
import type { Catalogue } from '../../contract.ts';
import { catalogueQuery } from '../queries.ts';
import { Browse } from './catalogue/Browse.tsx';
import { Narrowed } from './catalogue/Narrowed.tsx';
import { Results } from './catalogue/Results.tsx';
import { SearchBox } from './catalogue/SearchBox.tsx';
import './catalogue/catalogue.css';

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(catalogueQuery);
  const [{ cari = '' }, setSearch] = useSearch();
  return (
    <PageFrame title={t('procedures.list.title')} lead={t('procedures.list.lead')}>
      <SearchBox
        words={cari}
        onChange={(words) =>
          setSearch({ cari: words, peristiwa: undefined, bidang: undefined, untuk: undefined })
        }
      />
      {data ? <Shown catalogue={data} /> : <NotYet error={error} retry={() => void refetch()} rows={5} />}
      <p className="text-ink-soft text-sm" data-print="no">
        {t('procedures.list.data')} <a href="/api/services.csv">CSV</a> <a href="/api/services.json">JSON</a>{' '}
        <Link href="/data">{t('procedures.list.data-more')}</Link>
      </p>
    </PageFrame>
  );
}

function Shown({ catalogue }: { catalogue: Catalogue }) {
  const [{ cari = '', peristiwa, bidang, untuk }] = useSearch();
  if (cari.trim() !== '') return <Results words={cari} />;
  if (peristiwa || bidang || untuk)
    return <Narrowed catalogue={catalogue} event={peristiwa} pillar={bidang} audience={untuk} />;
  return <Browse catalogue={catalogue} />;
}
