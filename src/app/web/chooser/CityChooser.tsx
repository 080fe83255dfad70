/** The list of cities on this server, each with the doors of its house. */
import { useCallback, useEffect, useState } from 'react';
import { api } from '../../../web/kit/api/api.ts';
import { Languages } from '../../../web/kit/shell/Languages.tsx';
import { LoadFailedPage, LoadingPage } from '../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { ButtonRow, LinkButton } from '../../../web/ui/base/button.tsx';
import { Card } from '../../../web/ui/base/card.tsx';
import { Link } from '../../../web/ui/base/link.tsx';
import { CardGrid, Hero } from '../../../web/ui/portal/page.tsx';
import { PortalShell } from '../../../web/ui/portal/shell.tsx';
import { SOURCE_PATH } from '../source-path.ts';

/** One row of `GET /api/cities`, which the server answers on the bare domain only. */
export type CityEntry = { slug: string; name: string; origin: string; fictional: boolean };

export function CityChooser() {
  const { t } = useTexts();
  const [state, setState] = useState<{ cities?: CityEntry[]; error?: unknown }>({});
  const load = useCallback(() => {
    setState({});
    api.get<{ items: CityEntry[] }>('/api/cities').then(
      (list) => setState({ cities: list.items }),
      (error: unknown) => setState({ error }),
    );
  }, []);
  useEffect(load, [load]);
  useEffect(() => {
    document.title = `${t('chooser.title')} · Pendopo`;
  }, [t]);
  return (
    <PortalShell
      city="Pendopo"
      house={t('chooser.house')}
      skipLabel={t('kit.skip')}
      navLabel={t('chooser.title')}
      nav={[]}
      languages={<Languages />}
      footer={state.cities?.[0] && <Link href={state.cities[0].origin + SOURCE_PATH}>{t('kit.source')}</Link>}
      hero={<Hero title={t('chooser.title')} lead={t('chooser.intro')} />}
    >
      {state.error !== undefined && <LoadFailedPage error={state.error} retry={load} />}
      {!state.cities && state.error === undefined && <LoadingPage />}
      {state.cities?.length === 0 && <p>{t('chooser.empty')}</p>}
      {state.cities && (
        <CardGrid>
          {state.cities.map((city) => (
            <CityDoors key={city.slug} city={city} />
          ))}
        </CardGrid>
      )}
    </PortalShell>
  );
}

function CityDoors({ city }: { city: CityEntry }) {
  const { t } = useTexts();
  return (
    <Card title={city.name}>
      {city.fictional && <p className="mb-4 text-ink-soft text-sm">{t('kit.fictional')}</p>}
      <ButtonRow>
        <LinkButton href={city.origin}>{t('chooser.portal')}</LinkButton>
        <LinkButton tone="second" href={`${city.origin}/office/`}>
          {t('chooser.office')}
        </LinkButton>
      </ButtonRow>
    </Card>
  );
}
