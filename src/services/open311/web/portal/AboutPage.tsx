/** What a programmer needs to report and to read reports by Open311: the addresses, a key, an example of this city. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Card } from '../../../../web/ui/base/card.tsx';

/** As GeoReport v2 names it. */
type Service = { service_code: string };

export function Page() {
  const { t } = useTexts();
  const { origin } = window.location;
  const { city } = useSession();
  const services = useQuery({
    queryKey: ['open311', 'services'],
    queryFn: ({ signal }) => api.get<Service[]>('/open311/v2/services.json', { signal }),
    staleTime: 600_000,
  }).data;
  const code = services?.[0]?.service_code ?? 'SERVICE_CODE';
  const [west, south, east, north] = city?.bbox ?? [0, 0, 0, 0];
  const addresses = [
    { path: '/open311/discovery.xml', words: t('open311.about.discovery') },
    { path: '/open311/v2/services.xml', words: t('open311.about.services') },
    { path: `/open311/v2/services/${code}.xml`, words: t('open311.about.definition') },
    { path: '/open311/v2/requests.json', words: t('open311.about.requests') },
  ];
  const example = [
    `curl ${origin}/open311/v2/requests.json \\`,
    '  -F api_key=… \\',
    `  -F service_code=${code} \\`,
    `  -F lat=${((south + north) / 2).toFixed(4)} -F long=${((west + east) / 2).toFixed(4)} \\`,
    `  -F "description=${t('open311.about.example')}" \\`,
    '  -F media=@foto.jpg',
  ].join('\n');
  return (
    <div className="mx-auto grid max-w-3xl gap-6">
      <div>
        <h1>{t('open311.about.title')}</h1>
        <p className="mt-2">{t('open311.about.intro')}</p>
      </div>
      <Card level={2} title={t('open311.about.read')}>
        <ul className="grid gap-3">
          {addresses.map(({ path, words }) => (
            <li key={path}>
              <a href={path}>
                <code className="break-all">{path}</code>
              </a>
              <div className="text-ink-soft text-sm">{words}</div>
            </li>
          ))}
        </ul>
        <p className="mt-4">{t('open311.about.formats')}</p>
      </Card>
      <Card level={2} title={t('open311.about.send')}>
        <p>{t('open311.about.key')}</p>
        <pre className="mt-3 whitespace-pre-wrap break-words rounded bg-ground p-3 text-sm">{example}</pre>
        <p className="mt-3">{t('open311.about.answer')}</p>
      </Card>
      <Card level={2} title={t('open311.about.privacy')}>
        <p>{t('open311.about.privacy-detail')}</p>
      </Card>
    </div>
  );
}
