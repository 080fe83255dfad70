/** What a programmer needs to report and to read reports by Open311: the addresses, a key, an example of this city. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Card } from '../../../../web/ui/base/card.tsx';

/** As GeoReport v2 names it. */
type Service = { service_code: string };

/** Fields of the form, as a client writes them; the specification names the same. */
const FIELDS: readonly [string, TextKey][] = [
  ['api_key', 'open311.about.field.key'],
  ['service_code', 'open311.about.field.service'],
  ['lat, long', 'open311.about.field.point'],
  ['address_string', 'open311.about.field.address'],
  ['address_id', 'open311.about.field.address-id'],
  ['description', 'open311.about.field.description'],
  ['attribute[code]', 'open311.about.field.attribute'],
  ['media', 'open311.about.field.media'],
  ['media_url', 'open311.about.field.media-url'],
  ['first_name, last_name, phone, email', 'open311.about.field.person'],
  ['jurisdiction_id', 'open311.about.field.jurisdiction'],
];
const QUERY: readonly [string, TextKey][] = [
  ['service_request_id', 'open311.about.query.ids'],
  ['service_code', 'open311.about.query.services'],
  ['start_date, end_date', 'open311.about.query.dates'],
  ['status', 'open311.about.query.status'],
];
const REFUSAL =
  '[{"code":403,"description":"…"}]\n\n<errors><error><code>403</code><description>…</description></error></errors>';

/** Names with what they mean, one under the other. */
function Names({ rows }: { rows: readonly [string, TextKey][] }) {
  const { t } = useTexts();
  return (
    <dl className="mt-3 grid gap-3">
      {rows.map(([name, words]) => (
        <div key={name}>
          <dt>
            <code className="break-words">{name}</code>
          </dt>
          <dd className="text-ink-soft text-sm">{t(words)}</dd>
        </div>
      ))}
    </dl>
  );
}

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
        <h3 className="mt-5">{t('open311.about.query')}</h3>
        <Names rows={QUERY} />
      </Card>
      <Card level={2} title={t('open311.about.send')}>
        <p>{t('open311.about.key')}</p>
        <pre className="mt-3 whitespace-pre-wrap break-words rounded bg-ground p-3 text-sm">{example}</pre>
        <p className="mt-3">{t('open311.about.answer')}</p>
        <p className="mt-3">{t('open311.about.tokens')}</p>
        <h3 className="mt-5">{t('open311.about.fields')}</h3>
        <p className="mt-2">{t('open311.about.fields-kind')}</p>
        <Names rows={FIELDS} />
      </Card>
      <Card level={2} title={t('open311.about.errors')}>
        <p>{t('open311.about.errors-detail')}</p>
        <pre className="mt-3 whitespace-pre-wrap break-words rounded bg-ground p-3 text-sm">{REFUSAL}</pre>
      </Card>
      <Card level={2} title={t('open311.about.privacy')}>
        <p>{t('open311.about.privacy-detail')}</p>
      </Card>
    </div>
  );
}
