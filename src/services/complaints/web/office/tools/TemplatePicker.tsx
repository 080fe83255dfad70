/** Puts a ready answer into the words of an act: chosen by typing, its fields asked for, then free to be changed. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { isLanguage, languageNames } from '../../../../../shared/languages.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../../../web/ui/base/progress.tsx';
import { ComboBox } from '../../../../../web/ui/office/combo-box.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';
import type { TemplateAct } from '../../../rules/templates.ts';
import type { FilledTemplate, OfferedTemplates } from '../../../rules/templates-contract.ts';
import { FillFields, isFilled } from './FillFields.tsx';
import { type Offered, offeredQuery } from './templates-data.ts';
import './tools.css';

type Props = {
  code: string;
  act: TemplateAct;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** Gets the filled text and which template it is from. */
  onPut: (filled: FilledTemplate, template: string) => void;
};

export function TemplatePicker({ code, act, open, onOpen, onPut }: Props) {
  const { t } = useTexts();
  const [filled, setFilled] = useState<FilledTemplate & { wanted: string }>();
  const { data, error, refetch } = useQuery({ ...offeredQuery(code, act), enabled: open });
  const put = (one: FilledTemplate, template: string) => {
    setFilled({ ...one, wanted: data?.language ?? 'id' });
    onPut(one, template);
    onOpen(false);
  };
  return (
    <div className="grid gap-2">
      <div className="tool-put">
        <Button tone="second" size="small" icon="chat" onClick={() => onOpen(true)}>
          {t('complaints.tools.template.put')}
        </Button>
        <span className="text-ink-soft text-sm">{t('complaints.tools.template.put-hint')}</span>
      </div>
      {filled?.fellBack && (
        <Notice tone="warn">
          {t('complaints.tools.template.fell-back', { language: nameOf(filled.wanted) })}
        </Notice>
      )}
      {filled && filled.missing.length > 0 && (
        <Notice tone="warn">
          {t('complaints.tools.template.missing-fields', { fields: filled.missing.join(', ') })}
        </Notice>
      )}
      <Dialog
        open={open}
        onClose={() => onOpen(false)}
        title={t('complaints.tools.template.put-title')}
        closeLabel={t('kit.close')}
        size="wide"
        firm
      >
        {data ? (
          <Choose code={code} act={act} offered={data} onPut={put} />
        ) : error ? (
          <Notice tone="bad" title={problemWords(error).title}>
            {problemWords(error).detail}{' '}
            <Button tone="quiet" size="small" onClick={() => void refetch()}>
              {t('kit.retry')}
            </Button>
          </Notice>
        ) : (
          <LoadingState label={t('kit.loading')} rows={3} />
        )}
      </Dialog>
    </div>
  );
}

function nameOf(language: string): string {
  return isLanguage(language) ? languageNames[language] : language;
}

type ChooseProps = {
  code: string;
  act: TemplateAct;
  offered: OfferedTemplates;
  onPut: (filled: FilledTemplate, template: string) => void;
};

function Choose({ code, act, offered, onPut }: ChooseProps) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState<Offered>();
  // Who came by the keyboard goes on typing; on a phone the keys would only cover the list.
  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) document.getElementById('template-choice')?.focus();
  }, []);
  if (offered.templates.length === 0) return <p>{t('complaints.tools.template.none')}</p>;
  return (
    <>
      <ComboBox
        id="template-choice"
        label={t('complaints.tools.template.choose')}
        options={offered.templates.map(({ id, title, text, agency }) => ({
          id,
          label: title,
          note: agency?.name ?? t('complaints.tools.template.whole-city'),
          keywords: [text],
        }))}
        value={chosen?.id ?? null}
        onChange={(id) => setChosen(offered.templates.find((one) => one.id === id))}
        openLabel={t('complaints.desk.open-list')}
        emptyLabel={t('complaints.desk.nothing-fits')}
      />
      {chosen && (
        <Fill
          key={chosen.id}
          code={code}
          act={act}
          template={chosen}
          language={offered.language}
          onPut={onPut}
        />
      )}
    </>
  );
}

type FillProps = Omit<ChooseProps, 'offered'> & { template: Offered; language: string };

function Fill({ code, act, template, language, onPut }: FillProps) {
  const { t } = useTexts();
  const [values, setValues] = useState<Record<string, string>>({});
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const send = async () => {
    setTried(true);
    if (!isFilled(template.fields, values)) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const path = `/api/desk/complaints/${encodeURIComponent(code)}/templates/${encodeURIComponent(template.id)}`;
      onPut(await api.post<FilledTemplate>(path, { act, values }), template.id);
    } catch (error) {
      setFailure(problemWords(error).detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="tool-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // The sheet behind it is a form as well.
        event.stopPropagation();
        void send();
      }}
    >
      {template.textLanguage !== language && (
        <Notice tone="warn">
          {t('complaints.tools.template.fell-back', { language: nameOf(language) })}
        </Notice>
      )}
      <div>
        <p className="field-label">
          {t('complaints.tools.template.in-language', { language: nameOf(template.textLanguage) })}
        </p>
        <blockquote
          className="tool-quote"
          lang={template.textLanguage === 'jv' ? 'jv-Latn' : template.textLanguage}
        >
          {template.text}
        </blockquote>
      </div>
      <FillFields
        fields={template.fields}
        values={values}
        onChange={setValues}
        missing={tried ? t('complaints.tools.template.need-value') : undefined}
      />
      {failure && (
        <Notice tone="bad" live="assertive">
          {failure}
        </Notice>
      )}
      <div>
        <Button type="submit" busy={busy} busyLabel={t('complaints.desk.sending')}>
          {t('complaints.tools.template.insert')}
        </Button>
      </div>
    </form>
  );
}
