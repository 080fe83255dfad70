/** Drafts that wait for a second person, and services that he may end. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { Dialog } from '../../../../web/ui/office/dialog.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { askedQuery, type Desk } from './designer-data.ts';
import './designer.css';

export function Page() {
  const { t, formats } = useTexts();
  const { data, error, refetch } = useQuery(askedQuery);
  const asked = data?.drafts.filter(({ state }) => state === 'asked') ?? [];
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-5">
      <OfficeTitle title={t('designer.approve.title')} note={t('designer.approve.lead')} />
      {!data && <NotYet error={error} retry={() => void refetch()} />}
      {data && asked.length === 0 && (
        <EmptyState title={t('designer.approve.empty')}>{t('designer.approve.empty-detail')}</EmptyState>
      )}
      {asked.map((draft) => (
        <Card key={draft.id} level={2} title={draft.title} href={`/office/sahkan/${draft.id}`}>
          <p className="text-ink-soft">
            {[draft.service, draft.changedBy, formats.relative(draft.changedAt)].filter(Boolean).join(' · ')}
          </p>
        </Card>
      ))}
      {data && <Services desk={data} />}
    </div>
  );
}

type Service = Desk['services'][number];

/** What the city offers, and the way to end one of them. */
function Services({ desk }: { desk: Desk }) {
  const { t, formats } = useTexts();
  const [ending, setEnding] = useState<Service>();
  const [ended, setEnded] = useState<Service>();
  return (
    <section className="grid gap-3">
      <h2>{t('designer.approve.services')}</h2>
      <p className="text-ink-soft">{t('designer.approve.services-detail')}</p>
      {ended && (
        <Notice tone="good" live="polite">
          {t('designer.withdraw-done', { name: ended.title })}
        </Notice>
      )}
      <ul className="grid gap-2">
        {desk.services.map((one) => (
          <li key={one.service} className="designer-row">
            <span>
              <strong>{one.title}</strong>
              {one.withdrawn && (
                <span className="block text-ink-soft text-sm">
                  {t('designer.withdrawn', { date: formats.date(`${one.withdrawn}T12:00:00Z`) })}
                </span>
              )}
            </span>
            {!one.withdrawn && (
              <Button
                size="small"
                tone="quiet"
                aria-label={t('designer.withdraw-of', { name: one.title })}
                onClick={() => setEnding(one)}
              >
                {t('designer.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending && (
        <Ending
          service={ending}
          today={desk.today}
          onClose={() => setEnding(undefined)}
          onDone={() => {
            setEnded(ending);
            setEnding(undefined);
          }}
        />
      )}
    </section>
  );
}

const TONGUES = { id: 'Bahasa Indonesia', en: 'English', jv: 'Basa Jawa', zh: '中文' } as const;

type EndingProps = { service: Service; today: string; onClose: () => void; onDone: () => void };

function Ending({ service, today, onClose, onDone }: EndingProps) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [from, setFrom] = useState(today);
  const [why, setWhy] = useState({ id: '', en: '', jv: '', zh: '' });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const told = Object.values(why).every((text) => text.trim() !== '');
  const end = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await api.post(`/api/designer/services/${service.service}/withdraw`, { from, why });
      await client.invalidateQueries({ queryKey: ['designer'] });
      onDone();
    } catch (error) {
      setFailure(problemWords(error));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      firm
      tone="danger"
      onClose={onClose}
      closeLabel={t('kit.close')}
      title={t('designer.withdraw-title')}
      actions={
        <Button tone="danger" busy={busy} disabled={!told || !from} onClick={() => void end()}>
          {t('designer.withdraw-do')}
        </Button>
      }
    >
      <p>
        <strong>{service.title}</strong>
      </p>
      <p>{t('designer.withdraw-detail')}</p>
      <TextField
        type="date"
        min={today}
        label={t('designer.withdraw-from')}
        value={from}
        onChange={({ target }) => setFrom(target.value)}
      />
      <fieldset className="grid gap-3">
        <legend className="field-label">{t('designer.withdraw-why')}</legend>
        {Object.entries(TONGUES).map(([tongue, label]) => (
          <TextField
            key={tongue}
            label={label}
            lang={tongue}
            maxLength={500}
            value={why[tongue as keyof typeof why]}
            onChange={({ target }) => setWhy({ ...why, [tongue]: target.value })}
          />
        ))}
      </fieldset>
      <FormFailure failure={failure} />
    </Dialog>
  );
}
