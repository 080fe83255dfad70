/** The form from "what you need" to "check and send": part by part, and on a phone one thing at a time. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Fault, FormView } from '../../../../../blocks/definitions/contract.ts';
import { faultsOf, visible } from '../../../../../blocks/definitions/rules/answers.ts';
import { pathsOf } from '../../../../../blocks/definitions/rules/screens.ts';
import { FaultSummary } from '../../../../../blocks/definitions/web/lent/form/FaultSummary.tsx';
import { faultWords } from '../../../../../blocks/definitions/web/lent/form/fault-words.ts';
import { type FileKeeper, FilesOf } from '../../../../../blocks/definitions/web/lent/form/files.ts';
import { fieldTitle } from '../../../../../blocks/definitions/web/lent/form/item-words.ts';
import {
  ScreenFields,
  useLeastTurns,
} from '../../../../../blocks/definitions/web/lent/form/ScreenFields.tsx';
import { SectionFields } from '../../../../../blocks/definitions/web/lent/form/SectionFields.tsx';
import { useSearch } from '../../../../../web/kit/navigation/location.ts';
import { useOnline } from '../../../../../web/kit/shell/online.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import { Steps } from '../../../../../web/ui/base/timeline.tsx';
import { usePhone } from '../../../../../web/ui/base/use-phone.ts';
import { Page as PageFrame } from '../../../../../web/ui/portal/page.tsx';
import type { ServiceForm } from '../../../contract.ts';
import { acrossFrom } from '../../../rules/across.ts';
import { CHECK, placeOf, readPlace, type Stop, stopAfter, stopAt, stopsOf } from '../../../rules/way.ts';
import { CheckStep } from './CheckStep.tsx';
import { readPicture } from './device-store.ts';
import type { Kept } from './kept-shape.ts';
import { OtherDevice } from './OtherDevice.tsx';
import { SavedMark } from './SavedMark.tsx';
import { StartStep } from './StartStep.tsx';
import type { KeptForm } from './use-kept-form.ts';
import { useUploads } from './use-uploads.ts';
import './one-thing.css';

type Props = { service: ServiceForm; desk: KeptForm; form: Kept; owner: string | null };

export function Writing({ service, desk, form, owner }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const online = useOnline();
  const phone = usePhone();
  const [search, setSearch] = useSearch();
  const view = service.form as FormView;
  const { asked, faults, stops } = useWay(service, form, phone);
  const sections = asked.sections.map(({ section }) => section);
  const here = stopAt(stops, placeOf({ section: search.bagian ?? '', at: search.layar ?? '' }));
  const place = here ? placeOf(here) : '';
  const part = sections.findIndex(({ id }) => id === here?.section);
  const [tried, setTried] = useState<string>();
  const shares = useUploads(form, online && owner !== null && form.owner === owner, desk.changeFile);
  const keeper = useKeeper(form, desk, shares);
  useFreshStart(place);
  useLeastTurns(here?.asked, form.answers, desk.change, phone);

  const own = here ? faults.filter((fault) => isAt(view, here, fault)) : [];
  const across = here?.asked
    ? acrossFrom(view, faults, here.section, here.screen && pathsOf(here.screen))
    : [];
  const errors = Object.fromEntries(
    tried === place ? own.map((fault) => [fault.path, faultWords(texts, view, fault)]) : [],
  );
  /** `from`: where one goes back to afterwards; `only`: right after this one thing. */
  const go = (to: string, { from, only }: { from?: string | undefined; only?: boolean } = {}) => {
    const { section, at } = readPlace(to);
    setTried(undefined);
    desk.goTo(to);
    setSearch(
      { bagian: section, layar: at || undefined, dari: from, satu: only ? '1' : undefined },
      { push: true },
    );
  };
  if (!here)
    return (
      <StartStep
        service={service}
        form={form}
        desk={desk}
        owner={owner}
        onGo={(to) => {
          const kept = stopAt(stops, to ?? form.at) ?? stops[0];
          if (kept) go(placeOf(kept));
        }}
      />
    );
  const { asked: one, screen } = here;
  const index = stops.indexOf(here);
  const from = search.dari && stopAt(stops, search.dari) ? search.dari : undefined;
  const lacks = (stop: Stop) => faults.some((fault) => isAt(view, stop, fault));
  const follows = stopAfter(stops, here, lacks) ?? here;
  // Whoever came to change one answer goes back to where it was asked for.
  const returns = from !== undefined && (search.satu === '1' || follows.section !== here.section);
  const next = () => {
    const turn =
      screen?.kind === 'items' && stops.find((stop) => stop.section === here.section && lacks(stop));
    if (turn && turn !== here) {
      go(placeOf(turn), { from });
      return setTried(placeOf(turn));
    }
    if (own.length > 0) return setTried(place);
    go(returns ? from : placeOf(follows), returns ? {} : { from });
  };
  const back = () => {
    const before = stops[index - 1];
    const to = from && (search.satu === '1' || before?.section !== here.section) ? readPlace(from) : before;
    setSearch(
      { bagian: to?.section, layar: to?.at || undefined, dari: undefined, satu: undefined },
      { push: true },
    );
  };
  const title = sections[part]?.title ?? t('applications.apply.check.title');
  return (
    <FilesOf value={keeper}>
      <div
        className={`grid max-w-[42rem] grid-cols-[minmax(0,1fr)] gap-5 ${isSingle(here) ? 'one-thing' : ''}`}
      >
        <Steps
          label={t('applications.apply.steps')}
          steps={[...sections.map((section) => section.title), t('applications.apply.check.short')]}
          current={part < 0 ? sections.length : part}
          words={<Where stops={stops} here={here} part={part} of={sections.length + 1} title={title} />}
        />
        <div className="-mb-3 flex flex-wrap items-center justify-between gap-2">
          <button type="button" className="page-back underline" onClick={back}>
            <Icon name="arrow-left" />
            {t('applications.apply.back')}
          </button>
          <SavedMark standing={desk.standing} changed={form.changedAt > 0} />
        </div>
        <PageFrame title={title} lead={isFirst(stops, here) ? one?.section.intro : undefined} width="narrow">
          {desk.moved && (
            <OtherDevice service={service} mine={form} theirs={desk.moved} onSettle={desk.settle} />
          )}
          {!one ? (
            <CheckStep
              service={service}
              view={view}
              asked={asked}
              faults={faults}
              form={form}
              desk={desk}
              owner={owner}
              keeper={keeper}
              single={phone}
              onEdit={(to, only) => go(to, { from: CHECK, only })}
            />
          ) : (
            <form
              className="grid grid-cols-[minmax(0,1fr)] gap-6"
              noValidate
              onSubmit={(event) => {
                event.preventDefault();
                next();
              }}
            >
              {tried === place && (
                <FaultSummary title={t('applications.apply.wrong')} view={view} faults={own} />
              )}
              {screen ? (
                <ScreenFields
                  key={place}
                  asked={one}
                  screen={screen}
                  answers={form.answers}
                  data={asked.data}
                  onChange={desk.change}
                  errors={errors}
                  fileName={(id) => keeper.find(id)?.name}
                  onTurn={(at) => go(`${here.section}/${here.section}/${at}/`, { from })}
                  onRewrite={() => desk.put({ known: [] })}
                />
              ) : (
                <SectionFields asked={one} answers={form.answers} onChange={desk.change} errors={errors} />
              )}
              {across.map(({ fault, section }) => (
                <Notice key={String(fault.params?.check)} tone="warn" live="polite">
                  <p>{faultWords(texts, view, fault)}</p>
                  <div>
                    <Button
                      tone="second"
                      size="small"
                      onClick={() => go(placeOf({ section, at: fault.path }), { from: place, only: phone })}
                    >
                      {t('applications.apply.check.edit-of', {
                        part:
                          (phone ? fieldTitle(texts, view, fault.path) : undefined) ??
                          view.sections.find(({ id }) => id === section)?.title ??
                          '',
                      })}
                    </Button>
                  </div>
                </Notice>
              ))}
              <ButtonRow>
                <Button type="submit" size="large">
                  {t(
                    returns && from === CHECK
                      ? 'applications.apply.to-check'
                      : screen?.kind === 'known'
                        ? 'applications.apply.known-right'
                        : 'applications.apply.next',
                  )}
                </Button>
              </ButtonRow>
            </form>
          )}
        </PageFrame>
      </div>
    </FilesOf>
  );
}

/** What is asked after these answers, what is wrong with them, and the stops on the way. */
function useWay({ form: shape, facts }: ServiceForm, { answers, known }: Kept, phone: boolean) {
  return useMemo(() => {
    const view = shape as FormView;
    const asked = visible(view, answers, facts);
    const faults = faultsOf(view, answers, facts, asked);
    // What is wrong is asked, and not shown as known.
    const wrong = new Set(faults.map(({ path }) => path));
    const told = new Set((known ?? []).filter((id) => asked.data[id] != null && !wrong.has(id)));
    return { asked, faults, stops: stopsOf(asked, phone, told) };
  }, [shape, facts, answers, known, phone]);
}

/** How far somebody is: the part, and on a phone the question within it. */
function Where({
  stops,
  here,
  part,
  of,
  title,
}: {
  stops: readonly Stop[];
  here: Stop;
  part: number;
  of: number;
  title: string;
}) {
  const { t } = useTexts();
  const own = stops.filter(({ section }) => section === here.section);
  const counted = here.screen && !here.screen.section.repeat && own.length > 1;
  return (
    <>
      {t('applications.apply.step-of', { number: part < 0 ? of : part + 1, of, name: title })}
      {counted && (
        <span className="block font-normal text-sm">
          {t('applications.apply.screen-of', { number: own.indexOf(here) + 1, of: own.length })}
        </span>
      )}
    </>
  );
}

const isFirst = (stops: readonly Stop[], { section, at }: Stop) =>
  stops.find((stop) => stop.section === section)?.at === at;

const isSingle = ({ screen }: Stop) =>
  screen?.kind === 'ask' && screen.fields.length === 1 && screen.fields[0]?.type !== 'statement';

/** Is the fault one of this stop's questions? */
function isAt(view: FormView, { section, screen }: Stop, { path }: Fault): boolean {
  return screen ? pathsOf(screen).includes(path) : sectionOf(view, path) === section;
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
      bytes: readPicture,
      add: addFile,
      remove: removeFile,
      retry: (id) => changeFile(id, { problem: undefined }),
    }),
    [form.files, shares, addFile, changeFile, removeFile],
  );
}
