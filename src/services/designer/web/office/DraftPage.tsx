/** Writing a service: its parts as boxes or as text, what is wrong, how citizens will see it, what it changes. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { navigate, useSearch } from '../../../../web/kit/navigation/location.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { LoadFailedPage, LoadingPage, NotYet } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextArea } from '../../../../web/ui/base/field.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { useToast } from '../../../../web/ui/base/toast.tsx';
import { Dialog } from '../../../../web/ui/office/dialog.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { applied } from '../../rules/apply.ts';
import { puttingBack } from '../../rules/putting-back.ts';
import { Aside } from './Aside.tsx';
import { Box } from './boxes/Box.tsx';
import { type BoxDesk, BoxDeskProvider, isWithin, pathText } from './boxes/desk.ts';
import { nameOf, placeName } from './boxes/words.ts';
import { Alike, Changes } from './Changes.tsx';
import { type DraftView, draftQuery, type Fault, type JsonSchema, schemaQuery } from './designer-data.ts';
import { Meanwhile, Newer } from './Meanwhile.tsx';
import { TextPane } from './TextPane.tsx';
import { type DraftDesk, type Saving, useDraft } from './use-draft.ts';
import './designer.css';

const PANES = ['isi', 'formulir', 'alur', 'dokumen', 'teks', 'beda'] as const;
type Pane = (typeof PANES)[number];
/** What is told of a service, in the order in which an author thinks of it. */
const SERVICE = [
  ...[
    'title',
    'summary',
    'audience',
    'agency',
    'channel',
    'where',
    'requirements',
    'fee',
    'time',
    'standard',
  ],
  ...['easy', 'pillar', 'events', 'keywords', 'targets', 'from', 'change'],
];

/** Where to go and how long it takes is told only of what is done elsewhere. */
const fitsChannel = (key: string, content: Record<string, unknown>) =>
  content[key] !== undefined || content.channel === 'information' || (key !== 'where' && key !== 'time');

const paneWords: Record<Pane, TextKey> = {
  isi: 'designer.pane.service',
  formulir: 'designer.pane.form',
  alur: 'designer.pane.workflow',
  dokumen: 'designer.pane.papers',
  teks: 'designer.pane.texts',
  beda: 'designer.pane.changes',
};
/** Boxes need a moment to open. */
const LEAD_MS = 150;
const PARTS: Partial<Record<Pane, 'form' | 'workflow' | 'papers'>> = {
  formulir: 'form',
  alur: 'workflow',
  dokumen: 'papers',
};

export function Page() {
  const { id = '' } = useParams();
  const { t } = useTexts();
  const query = useQuery(draftQuery(id));
  usePageTitle(query.data?.title ?? t('designer.draft.tab'));
  if (query.data) return <Writing key={id} draft={query.data} />;
  if (query.error) return <LoadFailedPage whole error={query.error} retry={() => void query.refetch()} />;
  return <LoadingPage title={t('designer.draft.tab')} />;
}

function Writing({ draft }: { draft: DraftView }) {
  const { t, formats } = useTexts();
  const [search, setSearch] = useSearch();
  const pane = PANES.find((one) => one === search.bagian) ?? 'isi';
  const desk = useDraft(draft);
  const content = useMemo(() => applied(draft.content, desk.pending), [draft.content, desk.pending]);
  const [goal, setGoal] = useState<BoxDesk['goal']>();
  const may = (what: string) => draft.may.includes(what);
  const go = (fault: Fault) => {
    const unreadable = fault.code.startsWith('yaml') || draft.content === null;
    const part = Object.entries(PARTS).find(([, key]) => isWithin(fault.path, key))?.[0];
    setSearch({ bagian: unreadable ? 'teks' : part });
    setGoal((before) => ({ path: fault.path, number: (before?.number ?? 0) + 1 }));
  };
  useLead(goal);
  const say = useToast();
  /** Removing asks nothing; what had parts of its own can be put back. */
  const edit: DraftDesk['edit'] = (edits) => {
    const back = puttingBack(content, edits);
    desk.edit(edits);
    const name = back?.[0] && placeName(t, pathText(back[0].path), content).split(' › ').at(-1);
    if (back && name)
      say({
        keep: true,
        text: t('designer.removed', { name }),
        action: { label: t('designer.put-back'), onPress: () => desk.edit(back) },
      });
  };
  return (
    <div className="designer">
      <div className="designer-head">
        <div>
          <p>
            <Link href="/office/rancang">{t('designer.back')}</Link>
          </p>
          <OfficeTitle title={draft.title} note={draft.service} />
        </div>
        <div className="designer-head-acts">
          <div className="flex flex-wrap items-center gap-3">
            <SavingMark saving={desk.saving} />
            <Badge tone={draft.state === 'writing' ? 'brand' : draft.state === 'asked' ? 'warn' : 'good'}>
              {t(`designer.state.${draft.state}`)}
            </Badge>
          </div>
          <Buttons draft={draft} desk={desk} may={may} />
        </div>
      </div>
      {draft.published !== null && (
        <Notice tone="good" title={t('designer.published', { version: draft.published })}>
          {/* The portal is another face of the house. */}
          <a href={`/layanan/${draft.service}`}>{t('designer.see-page')}</a>
        </Notice>
      )}
      <FormFailure failure={desk.failure} />
      {(desk.saving === 'moved' || desk.saving === 'found') && <Meanwhile desk={desk} />}
      {draft.newer && <Newer draft={draft} desk={desk} />}
      {draft.answer && (
        <Notice
          tone="warn"
          title={t('designer.answered', { name: draft.answer.by ?? t('designer.somebody') })}
        >
          <p className="whitespace-pre-line">{draft.answer.text}</p>
        </Notice>
      )}
      {draft.asked && (
        <Notice title={t('designer.waits', { when: formats.dateTime(draft.asked.at) })}>
          <p>{t('designer.waits-detail')}</p>
        </Notice>
      )}
      <nav aria-label={t('designer.panes')}>
        <ul className="designer-panes">
          {PANES.map((one) => (
            <li key={one}>
              <button
                type="button"
                aria-current={one === pane ? 'page' : undefined}
                onClick={() => setSearch({ bagian: one === 'isi' ? undefined : one })}
              >
                {t(paneWords[one])}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <div className="designer-columns">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-4">
          <ThePane
            draft={draft}
            content={content}
            pane={pane}
            desk={{ ...desk, edit }}
            goal={goal}
            readOnly={!may('write')}
          />
        </div>
        <Aside draft={draft} content={content} pane={pane} onGo={go} />
      </div>
    </div>
  );
}

/** Leads to the place of a fault, once its boxes are open. */
function useLead(goal: BoxDesk['goal']) {
  useEffect(() => {
    if (!goal) return;
    const timer = setTimeout(() => {
      for (let path = goal.path; path; path = path.replace(/(\.[^.[\]]+|\[[^\]]*\]|^[^.[\]]+)$/, '')) {
        const place = document.querySelector(`[data-path="${CSS.escape(path)}"]`);
        if (!place) continue;
        place.scrollIntoView({ block: 'center' });
        place.querySelector<HTMLElement>('input, textarea, select, summary')?.focus({ preventScroll: true });
        return;
      }
    }, LEAD_MS);
    return () => clearTimeout(timer);
  }, [goal]);
}

type PaneProps = {
  draft: DraftView;
  content: unknown;
  pane: Pane;
  desk: DraftDesk;
  goal: BoxDesk['goal'];
  readOnly: boolean;
};

function ThePane({ draft, content: shown, pane, desk, goal, readOnly }: PaneProps) {
  const { t } = useTexts();
  const schema = useQuery(schemaQuery);
  if (pane === 'teks') return <TextPane draft={draft} readOnly={readOnly} onSave={desk.write} />;
  if (pane === 'beda') return <Changes draft={draft} />;
  if (!schema.data) return <NotYet error={schema.error} retry={() => void schema.refetch()} />;
  if (draft.content === null)
    return (
      <Notice tone="bad" title={t('designer.unreadable')}>
        {t('designer.unreadable-detail')}
      </Notice>
    );
  const root = schema.data;
  const content = shown as Record<string, unknown>;
  const part = PARTS[pane];
  const keys = part ? [part] : SERVICE.filter((key) => fitsChannel(key, content));
  const isThere = (key: string) => content[key] !== undefined || root.required?.includes(key);
  const box = {
    ...{ Box, root, content, goal, readOnly },
    ...{ shelf: draft.shelf, faults: draft.faults, onEdit: desk.edit },
  };
  return (
    <BoxDeskProvider value={box}>
      {keys.filter(isThere).map((key) => (
        <section key={key} className="card grid grid-cols-[minmax(0,1fr)] gap-3">
          <Place root={root} name={key} value={content[key]} />
        </section>
      ))}
      {!readOnly && keys.some((key) => !isThere(key)) && (
        <section className="card designer-absent">
          <span className="text-ink-soft text-sm">{t('designer.may-add')}</span>
          {keys
            .filter((key) => !isThere(key))
            .map((key) => (
              <Place key={key} root={root} name={key} value={undefined} />
            ))}
        </section>
      )}
    </BoxDeskProvider>
  );
}

function Place({ root, name, value }: { root: JsonSchema; name: string; value: unknown }) {
  const { t } = useTexts();
  // A form and a workflow go with the way people apply; there is nothing else to remove them for.
  const kept = name === 'form' || name === 'workflow';
  return (
    <Box
      schema={root.properties?.[name] ?? {}}
      value={value}
      path={[name]}
      name={nameOf(t, [name])}
      required={(root.required?.includes(name) ?? false) || (kept && value !== undefined)}
    />
  );
}

function SavingMark({ saving }: { saving: Saving }) {
  const { t } = useTexts();
  return (
    <span role="status" className="text-ink-soft text-sm">
      {t(`designer.saving.${saving}`)}
    </span>
  );
}

type ButtonsProps = { draft: DraftView; desk: DraftDesk; may: (what: string) => boolean };

function Buttons({ draft, desk, may }: ButtonsProps) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [dropping, setDropping] = useState(false);
  const [note, setNote] = useState('');
  const ask = async () => {
    if (await desk.act('ask', note.trim() ? { note: note.trim() } : {})) setAsking(false);
  };
  const drop = async () => {
    await desk.act('drop');
    await client.invalidateQueries({ queryKey: ['designer'] });
    navigate('/office/rancang', { force: true });
  };
  return (
    <ButtonRow>
      {draft.state === 'writing' && (
        <Button disabled={!may('ask')} onClick={() => setAsking(true)}>
          {t('designer.ask')}
        </Button>
      )}
      {may('take-back') && (
        <Button tone="second" onClick={() => void desk.act('take-back')}>
          {t('designer.take-back')}
        </Button>
      )}
      {may('drop') && (
        <Button tone="quiet" onClick={() => setDropping(true)}>
          {t('designer.drop')}
        </Button>
      )}
      {asking && (
        <Dialog
          open
          firm
          onClose={() => setAsking(false)}
          closeLabel={t('kit.close')}
          title={t('designer.ask')}
          actions={
            <Button busy={desk.saving === 'saving'} onClick={() => void ask()}>
              {t('designer.ask-send')}
            </Button>
          }
        >
          <p>{t('designer.ask-detail')}</p>
          <Alike draft={draft} />
          <TextArea
            label={t('designer.ask-note')}
            rows={3}
            maxLength={2000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          <FormFailure failure={desk.failure} />
        </Dialog>
      )}
      {dropping && (
        <Dialog
          open
          tone="danger"
          onClose={() => setDropping(false)}
          closeLabel={t('kit.close')}
          title={t('designer.drop-sure')}
          actions={
            <Button tone="danger" onClick={() => void drop()}>
              {t('designer.drop')}
            </Button>
          }
        >
          <p>{t('designer.drop-detail')}</p>
        </Dialog>
      )}
    </ButtonRow>
  );
}
