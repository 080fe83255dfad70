/** The parts of the form one by one, from "what you need" to "check and send". */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FormView } from '../../../../../blocks/definitions/contract.ts';
import { faultsOf, visible } from '../../../../../blocks/definitions/rules/answers.ts';
import { FaultSummary } from '../../../../../blocks/definitions/web/lent/form/FaultSummary.tsx';
import { faultWords } from '../../../../../blocks/definitions/web/lent/form/fault-words.ts';
import { type FileKeeper, FilesOf } from '../../../../../blocks/definitions/web/lent/form/files.ts';
import { SectionFields } from '../../../../../blocks/definitions/web/lent/form/SectionFields.tsx';
import { useSearch } from '../../../../../web/kit/navigation/location.ts';
import { useOnline } from '../../../../../web/kit/shell/online.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import { Steps } from '../../../../../web/ui/base/timeline.tsx';
import { Page as PageFrame } from '../../../../../web/ui/portal/page.tsx';
import type { ServiceForm } from '../../../contract.ts';
import { acrossFrom } from '../../../rules/across.ts';
import { CheckStep } from './CheckStep.tsx';
import type { Kept } from './kept-shape.ts';
import { OtherDevice } from './OtherDevice.tsx';
import { SavedMark } from './SavedMark.tsx';
import { StartStep } from './StartStep.tsx';
import type { KeptForm } from './use-kept-form.ts';
import { useUploads } from './use-uploads.ts';

type Props = { service: ServiceForm; desk: KeptForm; form: Kept; owner: string | null };

/** The last part; no section can bear this name, ids have no hyphen. */
const CHECK = 'periksa-kirim';

export function Writing({ service, desk, form, owner }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const online = useOnline();
  const [search, setSearch] = useSearch();
  const view = service.form as FormView;
  const asked = useMemo(
    () => visible(view, form.answers, service.facts),
    [view, form.answers, service.facts],
  );
  const ids = [...asked.sections.map(({ section }) => section.id), CHECK];
  const wanted = search.bagian ?? '';
  const index = ids.indexOf(wanted);
  const [tried, setTried] = useState<string>();
  const shares = useUploads(form, online && owner !== null && form.owner === owner, desk.changeFile);
  const keeper = useKeeper(form, desk, shares);
  useFreshStart(wanted);

  const faults = faultsOf(view, form.answers, service.facts);
  const here = asked.sections[index];
  const own = here ? faults.filter(({ path }) => sectionOf(view, path) === here.section.id) : [];
  const across = here ? acrossFrom(view, faults, here.section.id) : [];
  const errors = Object.fromEntries(
    tried === wanted ? own.map((fault) => [fault.path, faultWords(texts, view, fault)]) : [],
  );
  const go = (to: string, from?: string) => {
    setTried(undefined);
    desk.goTo(to);
    setSearch({ bagian: to, dari: from }, { push: true });
  };
  const next = () => {
    if (own.length > 0) return setTried(wanted);
    // Whoever came to change one answer goes back to where it was asked for.
    go(search.dari && ids.includes(search.dari) ? search.dari : (ids[index + 1] ?? CHECK));
  };
  if (index < 0)
    return (
      <StartStep
        service={service}
        form={form}
        desk={desk}
        owner={owner}
        onGo={(to) => go(to ?? (form.at && ids.includes(form.at) ? form.at : (ids[0] ?? CHECK)))}
      />
    );
  const title = wanted === CHECK ? t('applications.apply.check.title') : (here?.section.title ?? '');
  return (
    <FilesOf value={keeper}>
      <div className="grid max-w-[42rem] grid-cols-[minmax(0,1fr)] gap-5">
        <Steps
          label={t('applications.apply.steps')}
          steps={[...asked.sections.map(({ section }) => section.title), t('applications.apply.check.short')]}
          current={index}
          words={t('applications.apply.step-of', { number: index + 1, of: ids.length, name: title })}
        />
        <div className="-mb-3 flex flex-wrap items-center justify-between gap-2">
          <button
            type="button"
            className="page-back underline"
            onClick={() => setSearch({ bagian: ids[index - 1], dari: undefined }, { push: true })}
          >
            <Icon name="arrow-left" />
            {t('applications.apply.back')}
          </button>
          <SavedMark standing={desk.standing} changed={form.changedAt > 0} />
        </div>
        <PageFrame title={title} lead={here?.section.intro} width="narrow">
          {desk.moved && <OtherDevice onSettle={desk.settle} />}
          {wanted === CHECK ? (
            <CheckStep
              service={service}
              view={view}
              asked={asked}
              faults={faults}
              form={form}
              desk={desk}
              owner={owner}
              keeper={keeper}
              onEdit={(section) => go(section, CHECK)}
            />
          ) : (
            here && (
              <form
                className="grid grid-cols-[minmax(0,1fr)] gap-6"
                noValidate
                onSubmit={(event) => {
                  event.preventDefault();
                  next();
                }}
              >
                {tried === wanted && (
                  <FaultSummary title={t('applications.apply.wrong')} view={view} faults={own} />
                )}
                <SectionFields asked={here} answers={form.answers} onChange={desk.change} errors={errors} />
                {across.map(({ fault, section }) => (
                  <Notice key={String(fault.params?.check)} tone="warn" live="polite">
                    <p>{faultWords(texts, view, fault)}</p>
                    <div>
                      <Button tone="second" size="small" onClick={() => go(section, wanted)}>
                        {t('applications.apply.check.edit-of', {
                          part: view.sections.find(({ id }) => id === section)?.title ?? '',
                        })}
                      </Button>
                    </div>
                  </Notice>
                ))}
                <ButtonRow>
                  <Button type="submit" size="large">
                    {t(search.dari === CHECK ? 'applications.apply.to-check' : 'applications.apply.next')}
                  </Button>
                </ButtonRow>
              </form>
            )
          )}
        </PageFrame>
      </div>
    </FilesOf>
  );
}

/** The section that holds the field at a path. */
function sectionOf(view: FormView, path: string): string | undefined {
  const [first = '', , inner] = path.split('/');
  return view.sections.find(({ id, repeat, fields }) =>
    repeat ? id === first : inner === undefined && fields.some((field) => field.id === first),
  )?.id;
}

/** Each part begins at the top, for the eye and for the screen reader. */
function useFreshStart(part: string): void {
  const last = useRef(part);
  useEffect(() => {
    if (last.current === part) return;
    last.current = part;
    window.scrollTo(0, 0);
    document.getElementById('isi')?.focus({ preventScroll: true });
  }, [part]);
}

function useKeeper(form: Kept, desk: KeptForm, shares: Record<string, number>): FileKeeper {
  const { addFile, changeFile, removeFile } = desk;
  return useMemo(
    () => ({
      find: (id) => {
        const file = form.files.find((one) => one.id === id);
        if (!file) return undefined;
        const { name, kind, size, there, problem } = file;
        const sending = shares[id] !== undefined;
        return {
          id,
          name,
          kind,
          size,
          state: there ? 'there' : problem ? 'refused' : sending ? 'sending' : 'kept',
          progress: shares[id],
          problem,
          href: there ? `/api/files/${there}` : undefined,
        };
      },
      add: addFile,
      remove: removeFile,
      retry: (id) => changeFile(id, { problem: undefined }),
    }),
    [form.files, shares, addFile, changeFile, removeFile],
  );
}
