/** A case as a work order on one page A4, for a crew that goes out with paper. Nothing of who reported is on it. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../../../web/kit/api/problem.ts';
import { areasQuery } from '../../../../../web/kit/map/areas.ts';
import { useParams } from '../../../../../web/kit/navigation/params.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import type { RoundCase } from '../../../rules/round-contract.ts';
import { photoUrl } from '../Photos.tsx';
import { priorityWords } from '../words.ts';
import { outlineOf } from './outline.ts';
import { PaperFoot, PaperFrame, PaperQr } from './PaperFrame.tsx';
import { PaperMap } from './PaperMap.tsx';

const sheetQuery = (code: string) =>
  queryOptions({
    queryKey: ['complaints', 'sheet', code],
    queryFn: ({ signal }) =>
      api.get<RoundCase>(`/api/desk/complaints/${encodeURIComponent(code)}/sheet`, { signal }),
    refetchOnWindowFocus: false,
  });

export function Page() {
  const { t } = useTexts();
  const code = useParams().code ?? '';
  usePageTitle(code);
  const { data, error, refetch } = useQuery(sheetQuery(code));
  const back = `/office/laporan/${encodeURIComponent(code)}`;
  return (
    <PaperFrame back={back}>
      {data ? (
        <Sheet item={data} />
      ) : error instanceof ApiProblem && error.status < 500 && error.status >= 400 ? (
        <EmptyState title={t('complaints.desk.case.not-found')}>{error.detail}</EmptyState>
      ) : (
        <NotYet error={error} retry={() => void refetch()} rows={6} />
      )}
    </PaperFrame>
  );
}

/** What fits on the page beside everything else. */
const MOST_WORDS = 700;
const MOST_NOTES = 2;
const MOST_PHOTOS = 2;

function Sheet({ item }: { item: RoundCase }) {
  const { t, formats } = useTexts();
  const { city } = useSession();
  const areas = useQuery(areasQuery).data;
  const { exactPoint } = item;
  const outline = outlineOf(areas, item.area?.code, exactPoint ? [{ ...exactPoint, label: '' }] : []);
  const priority = priorityWords[item.priority];
  const notes = item.timeline.filter(({ kind, text }) => kind === 'noted' && text).slice(-MOST_NOTES);
  const received = item.timeline[0]?.at;
  // What the reporter was promised, not the nearer step within the city.
  const promised = item.completeBy ?? item.dueAt;
  const facts: [string, string | undefined][] = [
    [t('complaints.tools.sheet.category'), item.category.name],
    [t('complaints.tools.sheet.priority'), priority && t(priority)],
    [t('complaints.tools.sheet.received'), received && formats.dateTime(received)],
    [t('complaints.tools.sheet.due'), promised ? formats.dateTime(promised) : '–'],
    [t('complaints.tools.sheet.agency'), item.agency?.name],
    [t('complaints.tools.sheet.officer'), item.assignee?.name],
    [t('complaints.tools.sheet.where'), [item.area?.name, item.place].filter(Boolean).join(', ') || '–'],
    [
      t('complaints.tools.sheet.point'),
      exactPoint ? `${exactPoint.lat.toFixed(6)}, ${exactPoint.lng.toFixed(6)}` : '–',
    ],
    ...item.attributes.map(({ label, value }): [string, string] => [label, value]),
  ];
  return (
    <article className="paper" aria-labelledby="sheet-title">
      <header className="paper-head">
        <div>
          <p>{city?.name}</p>
          <h1 id="sheet-title">{t('complaints.tools.sheet.title')}</h1>
          <p className="paper-code tabular">{item.code}</p>
          <p className="font-semibold">{cut(item.title, 120, '…')}</p>
        </div>
        <PaperQr
          text={`${window.location.origin}/office/laporan/${encodeURIComponent(item.code)}`}
          label={t('complaints.tools.sheet.qr', { code: item.code })}
        />
      </header>
      <dl className="paper-facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{cut(value ?? '–', 160, '…')}</dd>
          </div>
        ))}
      </dl>
      <section>
        <h2>{t('complaints.tools.sheet.said')}</h2>
        <p className="paper-said">{cut(item.description, MOST_WORDS, t('complaints.tools.sheet.more'))}</p>
      </section>
      {notes.length > 0 && (
        <section>
          <h2>{t('complaints.tools.sheet.notes')}</h2>
          {notes.map(({ id, at, text }) => (
            <p key={id}>
              {formats.dateTime(at)}: {cut(text ?? '', 240, t('complaints.tools.sheet.more'))}
            </p>
          ))}
        </section>
      )}
      <div className="paper-pictures">
        {outline && (
          <PaperMap
            outline={outline}
            label={t('complaints.tools.sheet.map', {
              area: item.area?.name ?? t('complaints.tools.sheet.fallback-area'),
            })}
          />
        )}
        {item.photos.slice(0, MOST_PHOTOS).map(({ id }, index) => (
          <img key={id} src={photoUrl(id)} alt={t('complaints.tools.sheet.photo', { number: index + 1 })} />
        ))}
      </div>
      <section className="paper-hand">
        <h2>{t('complaints.tools.sheet.by-hand')}</h2>
        <div className="paper-two">
          <Blank label={t('complaints.tools.sheet.hand.arrived')} />
          <Blank label={t('complaints.tools.sheet.hand.done')} />
        </div>
        <div className="paper-blank">
          <span>{t('complaints.tools.sheet.hand.result')}</span>
          <span className="paper-boxes">
            <span>☐ {t('complaints.tools.sheet.hand.mended')}</span>
            <span>☐ {t('complaints.tools.sheet.hand.not')}</span>
          </span>
        </div>
        <Blank label={t('complaints.tools.sheet.hand.work')} tall />
        <Blank label={t('complaints.tools.sheet.hand.material')} />
        <div className="paper-two">
          <Blank label={t('complaints.tools.sheet.hand.crew')} tall />
          <Blank label={t('complaints.tools.sheet.hand.head')} tall />
        </div>
      </section>
      <PaperFoot />
    </article>
  );
}

function cut(text: string, most: number, more: string): string {
  return text.length > most ? `${text.slice(0, most)} ${more}` : text;
}

function Blank({ label, tall }: { label: string; tall?: boolean }) {
  return (
    <div className="paper-blank" data-tall={tall ? '' : undefined}>
      <span>{label}</span>
    </div>
  );
}
