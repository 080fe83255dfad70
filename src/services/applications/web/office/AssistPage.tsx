/** At the counter: typing in an application for somebody who stands there, with a receipt to take home. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Answers, FormView } from '../../../../blocks/definitions/contract.ts';
import { cleaned, faultsOf, visible } from '../../../../blocks/definitions/rules/answers.ts';
import { FaultSummary } from '../../../../blocks/definitions/web/lent/form/FaultSummary.tsx';
import { faultWords } from '../../../../blocks/definitions/web/lent/form/fault-words.ts';
import { FilesOf } from '../../../../blocks/definitions/web/lent/form/files.ts';
import { SectionFields } from '../../../../blocks/definitions/web/lent/form/SectionFields.tsx';
import { api } from '../../../../web/kit/api/api.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { LoadingPage, NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../web/kit/unique.ts';
import { Button, ButtonRow, LinkButton } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { Sent, ServiceForm } from '../../contract.ts';
import { FeeLines } from '../FeeLines.tsx';
import { useSentFiles } from '../use-sent-files.ts';
import { offeredQuery } from './desk-data.ts';
import { dropTyping, keepTyping, readTyping } from './kept-typing.ts';
import { useDeskAct } from './use-desk-act.ts';

export function Page() {
  const { t, language } = useTexts();
  const { actor } = useSession();
  const [search, setSearch] = useSearch();
  const offered = useQuery(offeredQuery);
  const chosen = search.layanan ?? '';
  const form = useQuery({
    queryKey: ['applications', 'form', chosen, language],
    queryFn: ({ signal }) =>
      api.get<ServiceForm>(`/api/applications/forms/${encodeURIComponent(chosen)}`, { signal }),
    enabled: chosen !== '',
  });
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
      <OfficeTitle title={t('applications.assist.title')} note={t('applications.assist.lead')} />
      {offered.data ? (
        <Select
          label={t('applications.desk.service')}
          empty={t('definitions.form.choose')}
          value={chosen}
          options={offered.data.items.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={({ target }) => setSearch({ layanan: target.value })}
        />
      ) : (
        <NotYet error={offered.error} retry={() => void offered.refetch()} />
      )}
      {offered.data?.items.length === 0 && <Notice>{t('applications.assist.none')}</Notice>}
      {chosen !== '' &&
        (form.data && actor ? (
          <Typing key={`${form.data.service} ${search.lagi ?? ''}`} service={form.data} officer={actor.id} />
        ) : form.error ? (
          <NotYet error={form.error} retry={() => void form.refetch()} />
        ) : (
          <LoadingPage />
        ))}
    </div>
  );
}

function Typing({ service, officer }: { service: ServiceForm; officer: string }) {
  const texts = useTexts();
  const { t, formats } = texts;
  const [, setSearch] = useSearch();
  const view = service.form as FormView;
  const place = useMemo(
    () => ({ officer, service: service.service, version: service.version }),
    [officer, service.service, service.version],
  );
  const [kept] = useState(() => readTyping(place));
  const [answers, setAnswers] = useState<Answers>(kept?.answers ?? {});
  const [name, setName] = useState(kept?.name ?? '');
  const [phone, setPhone] = useState(kept?.phone ?? '');
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<Sent>();
  const { busy, failure, run } = useDeskAct();
  const { keeper, added } = useSentFiles(
    `/api/desk/applications/files?service=${service.service}`,
    [],
    kept?.files,
  );
  const typed = name !== '' || phone !== '' || Object.keys(answers).length > 0;
  useEffect(() => {
    if (typed && !sent) keepTyping(place, { answers, name, phone, files: added });
  }, [typed, sent, place, answers, name, phone, added]);
  const asked = useMemo(() => visible(view, answers, service.facts), [view, answers, service.facts]);
  const faults = faultsOf(view, answers, service.facts);
  const errors = Object.fromEntries(
    tried ? faults.map((fault) => [fault.path, faultWords(texts, view, fault)]) : [],
  );
  // What the form asks anyway is not asked twice: there it may be conditional, so it is looked up as it stands.
  const inForm = (what: 'name' | 'phone') => {
    const one = asked.sections
      .filter(({ section }) => !section.repeat)
      .flatMap(({ items }) => items.flatMap(({ fields }) => fields))
      .find(({ reuse }) => reuse === what);
    const value = one && answers[one.id];
    return one && { value: typeof value === 'string' ? value : '' };
  };
  const [asksName, asksPhone] = [inForm('name'), inForm('phone')];
  const whose = (asksName?.value ?? name).trim();
  const reached = (asksPhone?.value ?? phone).trim();
  const send = async () => {
    setTried(true);
    if (faults.length > 0 || whose.length < 2) return;
    const applicant = { name: whose, ...(reached ? { phone: reached } : {}) };
    const body = {
      service: service.service,
      version: service.version,
      answers: cleaned(view, answers, service.facts),
      applicant,
    };
    const answer = await run<Sent>('/api/desk/applications', body);
    if (answer) {
      dropTyping(place);
      setSent(answer);
      window.scrollTo(0, 0);
    }
  };
  if (sent)
    return (
      <section className="card grid gap-4">
        <h2>{t('applications.assist.sent')}</h2>
        <p>{service.title}</p>
        <p className="case-code">{sent.code}</p>
        <p>{whose}</p>
        {sent.dueAt && <p>{t('applications.apply.check.due', { date: formats.longDate(sent.dueAt) })}</p>}
        <FeeLines fee={sent.fee} />
        <p className="text-sm">
          {t('applications.receipt.follow', { link: `${window.location.host}/permohonan/${sent.code}` })}
        </p>
        <div data-print="no">
          <ButtonRow>
            <Button onClick={() => window.print()}>{t('applications.receipt.print')}</Button>
            <LinkButton tone="second" href={`/office/permohonan/${sent.code}`}>
              {t('applications.desk.open')}
            </LinkButton>
            <Button tone="second" onClick={() => setSearch({ lagi: newId() })}>
              {t('applications.assist.another')}
            </Button>
          </ButtonRow>
        </div>
      </section>
    );
  return (
    <FilesOf value={keeper}>
      <form
        className="grid grid-cols-[minmax(0,1fr)] gap-6"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send();
        }}
      >
        {kept && (
          <Notice title={t('applications.assist.kept')}>
            <p>{t('applications.assist.kept-detail')}</p>
            <ButtonRow>
              <Button
                type="button"
                tone="second"
                size="small"
                onClick={() => {
                  dropTyping(place);
                  setSearch({ lagi: newId() });
                }}
              >
                {t('applications.assist.anew')}
              </Button>
            </ButtonRow>
          </Notice>
        )}
        {tried && faults.length > 0 && (
          <FaultSummary title={t('applications.apply.wrong')} view={view} faults={faults} />
        )}
        {(!asksName || !asksPhone) && (
          <div className="grid items-end gap-4 sm:grid-cols-2">
            {!asksName && (
              <TextField
                label={t('applications.assist.name')}
                error={tried && whose.length < 2 ? t('definitions.fault.required') : undefined}
                maxLength={120}
                autoComplete="off"
                value={name}
                onChange={({ target }) => setName(target.value)}
              />
            )}
            {!asksPhone && (
              <TextField
                type="tel"
                label={t('applications.assist.phone')}
                note={t('applications.optional')}
                hint={t('applications.assist.phone-hint')}
                maxLength={40}
                autoComplete="off"
                value={phone}
                onChange={({ target }) => setPhone(target.value)}
              />
            )}
          </div>
        )}
        {asked.sections.map((one) => (
          <section key={one.section.id} className="grid grid-cols-[minmax(0,1fr)] gap-4">
            <h2 className="text-lg">{one.section.title}</h2>
            {one.section.intro && <p className="text-ink-soft">{one.section.intro}</p>}
            <SectionFields
              asked={one}
              answers={answers}
              errors={errors}
              onChange={(part) => setAnswers((before) => ({ ...before, ...part }))}
            />
          </section>
        ))}
        <FormFailure failure={failure} />
        <ButtonRow>
          <Button type="submit" size="large" busy={busy} busyLabel={t('applications.apply.check.sending')}>
            {t('applications.apply.check.send')}
          </Button>
        </ButtonRow>
      </form>
    </FilesOf>
  );
}
