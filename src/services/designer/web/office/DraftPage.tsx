/** Writing a service: its parts as boxes or as text, what is wrong, how citizens will see it, what it changes. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FlowView } from '../../../../blocks/definitions/rules/flow/contract.ts';
import { WorkflowChart } from '../../../../blocks/definitions/web/lent/WorkflowChart.tsx';
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
import { Dialog } from '../../../../web/ui/office/dialog.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { Changes } from './Changes.tsx';
import { type DraftView, draftQuery, previewQuery, schemaQuery } from './designer-data.ts';
import { Faults } from './Faults.tsx';
import { Node } from './Node.tsx';
import { PreviewPane } from './PreviewPane.tsx';
import { TextPane } from './TextPane.tsx';
import { type Saving, useDraft } from './use-draft.ts';
import { WalkBox } from './WalkBox.tsx';
import './designer.css';

const PANES = ['isi', 'formulir', 'alur', 'dokumen', 'teks', 'lihat', 'beda'] as const;
type Pane = (typeof PANES)[number];
const paneWords: Record<Pane, TextKey> = {
  isi: 'designer.pane.service',
  formulir: 'designer.pane.form',
  alur: 'designer.pane.workflow',
  dokumen: 'designer.pane.papers',
  teks: 'designer.pane.texts',
  lihat: 'designer.pane.preview',
  beda: 'designer.pane.changes',
};
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
  const may = (what: string) => draft.may.includes(what);
  return (
    <div className="designer">
      <p>
        <Link href="/office/rancang">{t('designer.back')}</Link>
      </p>
      <OfficeTitle title={draft.title} note={draft.service} />
      <div className="flex flex-wrap items-center gap-3">
        <Badge tone={draft.state === 'writing' ? 'brand' : draft.state === 'asked' ? 'warn' : 'good'}>
          {t(`designer.state.${draft.state}`)}
        </Badge>
        <SavingMark saving={desk.saving} />
        {draft.published !== null && (
          <Link href={`/office/layanan`}>{t('designer.published', { version: draft.published })}</Link>
        )}
      </div>
      <FormFailure failure={desk.failure} />
      {desk.saving === 'moved' && (
        <div>
          <Button size="small" onClick={() => void desk.reload()}>
            {t('designer.load-theirs')}
          </Button>
        </div>
      )}
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
      <Buttons draft={draft} desk={desk} may={may} />
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
          <ThePane draft={draft} pane={pane} desk={desk} readOnly={!may('write')} />
        </div>
        <aside className="grid content-start gap-4">
          <Faults faults={draft.faults} onGo={(bagian) => setSearch({ bagian })} />
          <WalkBox id={draft.id} seen={draft.seen} right={draft.faults.length === 0} />
        </aside>
      </div>
    </div>
  );
}

type PaneProps = { draft: DraftView; pane: Pane; desk: ReturnType<typeof useDraft>; readOnly: boolean };

function ThePane({ draft, pane, desk, readOnly }: PaneProps) {
  const { t } = useTexts();
  const schema = useQuery(schemaQuery);
  if (pane === 'teks')
    return <TextPane key={draft.seen} draft={draft} readOnly={readOnly} onSave={desk.write} />;
  if (pane === 'lihat')
    return <PreviewPane id={draft.id} seen={draft.seen} right={draft.faults.length === 0} />;
  if (pane === 'beda') return <Changes changes={draft.changes} fresh={draft.base === null} />;
  if (!schema.data) return <NotYet error={schema.error} retry={() => void schema.refetch()} />;
  if (draft.content === null)
    return (
      <Notice tone="bad" title={t('designer.unreadable')}>
        {t('designer.unreadable-detail')}
      </Notice>
    );
  const root = schema.data;
  const content = draft.content as Record<string, unknown>;
  const part = PARTS[pane];
  const edit = (edits: Parameters<typeof desk.edit>[0]) => void desk.edit(edits);
  const common = { root, faults: draft.faults, readOnly, onEdit: edit };
  if (part)
    return (
      <>
        {part === 'workflow' && <TheFlow draft={draft} />}
        <Node
          {...common}
          key={part}
          schema={root.properties?.[part] ?? {}}
          value={content[part]}
          path={[part]}
          name={t(paneWords[pane])}
          required={false}
        />
      </>
    );
  const { form: _form, workflow: _workflow, papers: _papers, id: _id, ...service } = root.properties ?? {};
  return Object.entries(service).map(([key, of]) => (
    <section key={key} className="card grid grid-cols-[minmax(0,1fr)] gap-3">
      <Node
        {...common}
        schema={of}
        value={content[key]}
        path={[key]}
        name={key}
        required={root.required?.includes(key) ?? false}
      />
    </section>
  ));
}

/** The workflow drawn, as soon as it holds together. */
function TheFlow({ draft }: { draft: DraftView }) {
  const { language } = useTexts();
  const right = draft.faults.length === 0;
  const { data } = useQuery({ ...previewQuery(draft.id, draft.seen, language), enabled: right });
  return data?.flow ? <WorkflowChart flow={data.flow as FlowView} /> : null;
}

function SavingMark({ saving }: { saving: Saving }) {
  const { t } = useTexts();
  return (
    <span role="status" className="text-ink-soft text-sm">
      {t(`designer.saving.${saving}`)}
    </span>
  );
}

type ButtonsProps = { draft: DraftView; desk: ReturnType<typeof useDraft>; may: (what: string) => boolean };

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
