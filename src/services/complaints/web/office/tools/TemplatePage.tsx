/** One ready answer: a new one, or another version from a day on; and taking it out of use. */
import './tools.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { navigate } from '../../../../../web/kit/navigation/location.ts';
import { useParams } from '../../../../../web/kit/navigation/params.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import type { TemplatesView, TemplateView } from '../../../rules/templates-contract.ts';
import { noon } from '../categories/records.ts';
import { SureDialog } from '../SureDialog.tsx';
import { TemplateForm } from './TemplateForm.tsx';
import { TEMPLATES_PATH, templatesQuery, wordsIn } from './templates-data.ts';

export function Page() {
  const { t } = useTexts();
  const { id } = useParams();
  const { data, error, refetch } = useQuery({ ...templatesQuery, refetchOnWindowFocus: false });
  if (!data) return <NotYet error={error} retry={() => void refetch()} rows={6} />;
  const template = data.templates.find((one) => one.id === id);
  if (id && !template)
    return (
      <EmptyState
        title={t('complaints.tools.template.missing')}
        action={<LinkButton href={TEMPLATES_PATH}>{t('complaints.tools.template.back')}</LinkButton>}
      />
    );
  return <Shown key={template?.stamp ?? 'new'} view={data} template={template} />;
}

function Shown({ view, template }: { view: TemplatesView; template: TemplateView | undefined }) {
  const { t, language, formats } = useTexts();
  const title = template ? wordsIn(template.title, language) : t('complaints.tools.template.add-title');
  usePageTitle(title);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <OfficeTitle
        title={title}
        note={template && t('complaints.tools.template.edit-note')}
        actions={
          <LinkButton tone="quiet" icon="arrow-left" href={TEMPLATES_PATH}>
            {t('complaints.tools.template.back')}
          </LinkButton>
        }
      />
      {template?.retiredOn && (
        <Notice tone="warn">
          {t('complaints.tools.template.retired-note', {
            date: formats.longDate(noon(template.retiredOn)),
          })}
        </Notice>
      )}
      {template && !template.mine && <Notice>{t('complaints.tools.template.read-only')}</Notice>}
      <TemplateForm view={view} template={template} />
      {template?.mine && !template.retiredOn && <Retire template={template} title={title} />}
    </div>
  );
}

function Retire({ template, title }: { template: TemplateView; title: string }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [asked, setAsked] = useState(false);
  const retire = async () => {
    try {
      const path = `/api/desk/templates/${encodeURIComponent(template.id)}/retire`;
      await api.post(path, { seen: template.stamp });
      say({ tone: 'good', text: t('complaints.tools.template.retire-done') });
      navigate(TEMPLATES_PATH, { force: true });
    } catch (error) {
      say({ tone: 'bad', text: problemWords(error).detail });
    } finally {
      setAsked(false);
      await client.invalidateQueries({ queryKey: ['complaints', 'templates'] });
    }
  };
  return (
    <div>
      <Button tone="second" onClick={() => setAsked(true)}>
        {t('complaints.tools.template.retire')}
      </Button>
      {asked && (
        <SureDialog
          title={t('complaints.tools.template.retire-sure', { name: title })}
          act={t('complaints.tools.template.retire')}
          onClose={() => setAsked(false)}
          onAct={retire}
        >
          <p>{t('complaints.tools.template.retire-detail')}</p>
        </SureDialog>
      )}
    </div>
  );
}
