/** One case on a page of its own: for links, for phones, and for a quiet look. */
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { LoadedCase } from './case/LoadedCase.tsx';

export function Page() {
  const { t } = useTexts();
  const code = useParams().code ?? '';
  const [search, setSearch] = useSearch();
  usePageTitle(code);
  return (
    <div className="case-page">
      <h1 className="sr-only">{t('complaints.desk.case.tab')}</h1>
      <LoadedCase
        code={code}
        act={search.langkah}
        onAct={(act) => setSearch({ langkah: act })}
        wayBack={<LinkButton href="/office/laporan">{t('complaints.desk.case.to-inbox')}</LinkButton>}
      />
    </div>
  );
}
