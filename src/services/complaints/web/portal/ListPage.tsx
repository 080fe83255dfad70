/** Everybody's reports: a list with filters or a map, told of new ones without moving what is being read. */
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { Page as PageFrame } from '../../../../web/ui/portal/page.tsx';
import { CaseList } from './list/CaseList.tsx';
import { CaseMap } from './list/CaseMap.tsx';
import { Filters, filterOf } from './list/Filters.tsx';
import { FeedLinks } from './publishing/FeedLinks.tsx';
import type { ListFilter } from './questions.ts';

function subscribeAddress({ area, category }: ListFilter): string {
  const query = new URLSearchParams({
    ...(area ? { wilayah: area } : {}),
    ...(category ? { jenis: category } : {}),
  });
  return `/langganan${query.size > 0 ? `?${query}` : ''}`;
}

export function Page() {
  const { t } = useTexts();
  const [search, setSearch] = useSearch();
  const filter = filterOf(search);
  const map = search.tampilan === 'peta';
  return (
    <PageFrame title={t('complaints.list.title')} lead={t('complaints.list.lead')}>
      <fieldset className="contents">
        <legend className="sr-only">{t('complaints.list.view')}</legend>
        <ButtonRow>
          <Button
            tone={map ? 'second' : 'first'}
            size="small"
            icon="list"
            aria-pressed={!map}
            onClick={() => setSearch({ tampilan: undefined })}
          >
            {t('complaints.list.as-list')}
          </Button>
          <Button
            tone={map ? 'first' : 'second'}
            size="small"
            icon="map"
            aria-pressed={map}
            onClick={() => setSearch({ tampilan: 'peta' })}
          >
            {t('complaints.list.as-map')}
          </Button>
        </ButtonRow>
      </fieldset>
      <Filters filter={filter} map={map} onChange={setSearch} />
      {map ? <CaseMap filter={filter} /> : <CaseList filter={filter} />}
      <FeedLinks path="/laporan" filter={filter}>
        <Link href="/angka">{t('complaints.figures.link')}</Link>
        <Link href={subscribeAddress(filter)}>{t('complaints.subscribe.title')}</Link>
        <Link href="/sematkan">{t('complaints.embed.title')}</Link>
        <Link href="/peringkat">{t('complaints.league.title')}</Link>
        <Link href="/data">{t('complaints.data.title')}</Link>
      </FeedLinks>
    </PageFrame>
  );
}
