/** Mending what was returned: the officer's words beside each named field, the other answers as they were. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Answers, FormView } from '../../../../blocks/definitions/contract.ts';
import { cleaned, faultsOf, visible } from '../../../../blocks/definitions/rules/answers.ts';
import { FaultSummary } from '../../../../blocks/definitions/web/lent/form/FaultSummary.tsx';
import { faultWords } from '../../../../blocks/definitions/web/lent/form/fault-words.ts';
import { FilesOf } from '../../../../blocks/definitions/web/lent/form/files.ts';
import { SectionFields } from '../../../../blocks/definitions/web/lent/form/SectionFields.tsx';
import { canonicalJson } from '../../../../shared/canonical-json.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { navigate, useSearch } from '../../../../web/kit/navigation/location.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { LoadFailedPage, LoadingPage } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextArea } from '../../../../web/ui/base/field.tsx';
import { usePhone } from '../../../../web/ui/base/use-phone.ts';
import { Page as PageFrame, Section } from '../../../../web/ui/portal/page.tsx';
import type { MyApplication, OwnAnswers } from '../../contract.ts';
import { useSentFiles } from '../use-sent-files.ts';
import { applicationQuery, ownAnswersQuery } from './mine-data.ts';
import { dropMend, keepMend, readMend } from './track/kept-mend.ts';
import { MendList, MendOne, mendScreenAt } from './track/MendByAnswer.tsx';
import { SignInFirst } from './track/SignInFirst.tsx';
import { useAct } from './track/use-act.ts';

export function Page() {
  const { code = '' } = useParams();
  const { t } = useTexts();
  usePageTitle(t('applications.correction.tab'));
  const { session, actor } = useSession();
  const application = useQuery(applicationQuery(code));
  const answers = useQuery(ownAnswersQuery(code));
  const error = application.error ?? answers.error;
  if (application.data && !application.data.correction)
    return (
      <EmptyState
        whole
        title={t('applications.correction.none')}
        action={<LinkButton href={`/permohonan/${code}`}>{t('applications.correction.back')}</LinkButton>}
      >
        {t('applications.correction.none-detail')}
      </EmptyState>
    );
  if (application.data?.correction && answers.data && actor)
    return (
      <Mending
        application={application.data}
        own={answers.data}
        correction={application.data.correction}
        owner={actor.id}
      />
    );
  if (session && actor?.kind !== 'citizen') return <SignInFirst next={`/permohonan/${code}/perbaiki`} />;
  if (!error) return <LoadingPage title={t('applications.correction.tab')} />;
  return (
    <LoadFailedPage
      whole
      error={error}
      retry={() => {
        void application.refetch();
        void answers.refetch();
      }}
    />
  );
}

type Props = {
  application: MyApplication;
  own: OwnAnswers;
  correction: NonNullable<MyApplication['correction']>;
  owner: string;
};

function Mending({ application, own, correction, owner }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const { code } = application;
  const client = useQueryClient();
  const view = own.form as FormView;
  const round = correction.at;
  const place = useMemo(() => ({ owner, code, round }), [owner, code, round]);
  const [kept] = useState(() => readMend(place));
  const [answers, setAnswers] = useState<Answers>(kept?.answers ?? (own.answers as Answers));
  const [text, setText] = useState(kept?.text ?? '');
  const [tried, setTried] = useState(false);
  const { busy, failure, run } = useAct(code);
  const { keeper, ready, added } = useSentFiles(
    `/api/applications/files?service=${encodeURIComponent(own.service)}`,
    own.files,
    kept?.files,
  );
  const touched = text !== '' || answers !== own.answers;
  useEffect(() => {
    if (touched) keepMend(place, { answers, text, files: added });
  }, [touched, place, answers, text, added]);
  const asked = useMemo(() => visible(view, answers, own.facts), [view, answers, own.facts]);
  const open = new Set(own.open);
  const [search, setSearch] = useSearch();
  const whole = usePhone() && open.size === 0;
  const here = whole ? mendScreenAt(asked, search.layar) : undefined;
  const change = (part: Answers) => setAnswers((before) => ({ ...before, ...part }));
  const go = (path: string | undefined) => {
    setSearch({ layar: path }, { push: true });
    window.scrollTo(0, 0);
  };
  const shown = asked.sections.flatMap((one) => {
    const items = one.items.flatMap((item) => {
      const fields = item.fields.filter(
        ({ id }) => open.size === 0 || open.has(`${item.path}${id}`) || isNew(item, id),
      );
      return fields.length > 0 ? [{ ...item, fields }] : [];
    });
    return items.length > 0 ? [{ ...one, items }] : [];
  });
  /** A question that only came up through the mended answers has to be answered too. */
  function isNew(item: (typeof asked.sections)[number]['items'][number], id: string): boolean {
    return item.answers[id] === undefined && item.fields.some((field) => field.id === id && field.required);
  }
  const faults = faultsOf(view, answers, own.facts);
  const mended = cleaned(view, answers, own.facts);
  const unchanged = canonicalJson(mended) === canonicalJson(cleaned(view, own.answers as Answers, own.facts));
  const why = unchanged && text.trim() === '';
  const errors = Object.fromEntries(
    tried ? faults.map((fault) => [fault.path, faultWords(texts, view, fault)]) : [],
  );
  const send = async () => {
    setTried(true);
    if (faults.length > 0 && whole) window.scrollTo(0, 0);
    if (faults.length > 0 || !ready) return;
    if (why) return document.getElementById('isi-mengapa')?.focus();
    const body = {
      answers: mended,
      ...(text.trim() ? { text: text.trim() } : {}),
    };
    if (await run('correction', body)) {
      dropMend(place);
      client.removeQueries({ queryKey: ['applications', 'answers', code] });
      navigate(`/permohonan/${code}?diperbaiki=1`, { force: true });
    }
  };
  const noteOf = new Map(correction.fields.map(({ path, note }) => [path, note]));
  return (
    <PageFrame
      title={t('applications.correction.title')}
      lead={application.title}
      back={{ href: `/permohonan/${code}`, label: t('applications.correction.back') }}
      width="narrow"
    >
      {correction.reason && (
        <Notice tone="warn">
          <p className="whitespace-pre-line">{correction.reason}</p>
        </Notice>
      )}
      <FilesOf value={keeper}>
        {here ? (
          <MendOne
            key={here.screen.key}
            {...{ view, asked, here, answers, faults, keeper }}
            onChange={change}
            onGo={go}
          />
        ) : (
          <form
            className="grid grid-cols-[minmax(0,1fr)] gap-6"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (!busy) void send();
            }}
          >
            {whole && (
              <MendList {...{ view, asked, keeper }} faults={tried || touched ? faults : []} onEdit={go} />
            )}
            {!whole && tried && faults.length > 0 && (
              <FaultSummary title={t('applications.apply.wrong')} view={view} faults={faults} />
            )}
            {(whole ? [] : shown).map((one) => (
              <Section key={one.section.id} title={one.section.title}>
                <SectionFields
                  asked={one}
                  answers={answers}
                  errors={errors}
                  onChange={change}
                  below={(path) => {
                    const note = noteOf.get(path);
                    return note ? (
                      <Notice tone="warn" title={t('applications.correction.asked')}>
                        <p className="whitespace-pre-line">{note}</p>
                      </Notice>
                    ) : null;
                  }}
                />
              </Section>
            ))}
            <TextArea
              id="isi-mengapa"
              label={t('applications.correction.text')}
              note={t('applications.optional')}
              error={tried && why ? t('applications.correction.nothing-mended') : undefined}
              rows={3}
              maxLength={2000}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
            <FormFailure failure={failure} />
            {tried && !ready && <Notice tone="warn">{t('applications.correction.files-first')}</Notice>}
            <ButtonRow>
              <Button
                type="submit"
                size="large"
                busy={busy}
                busyLabel={t('applications.apply.check.sending')}
              >
                {t('applications.correction.send')}
              </Button>
            </ButtonRow>
          </form>
        )}
      </FilesOf>
    </PageFrame>
  );
}
