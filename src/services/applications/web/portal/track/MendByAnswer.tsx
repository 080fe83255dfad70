/** On a phone, where the officer named no field: all answers as they stand, each changed on a screen of its own. */
import { useState } from 'react';
import type { Answers, Fault, FormView } from '../../../../../blocks/definitions/contract.ts';
import type { Asked, AskedSection } from '../../../../../blocks/definitions/rules/answers.ts';
import {
  pathsOf,
  type Screen,
  screenAt,
  screensOf,
} from '../../../../../blocks/definitions/rules/screens.ts';
import { AnswerList } from '../../../../../blocks/definitions/web/lent/form/AnswerList.tsx';
import { FaultSummary } from '../../../../../blocks/definitions/web/lent/form/FaultSummary.tsx';
import { FilePictures } from '../../../../../blocks/definitions/web/lent/form/FilePicture.tsx';
import { faultWords } from '../../../../../blocks/definitions/web/lent/form/fault-words.ts';
import type { FileKeeper } from '../../../../../blocks/definitions/web/lent/form/files.ts';
import { fieldTitle } from '../../../../../blocks/definitions/web/lent/form/item-words.ts';
import { ScreenFields } from '../../../../../blocks/definitions/web/lent/form/ScreenFields.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';

/** A screen with the part that it belongs to. */
export type MendScreen = { asked: AskedSection; screen: Screen };

/** The screen on which a path is asked. */
export function mendScreenAt({ sections }: Asked, path: string | undefined): MendScreen | undefined {
  if (!path) return undefined;
  for (const asked of sections) {
    const screen = screenAt(screensOf(asked), path);
    if (screen) return { asked, screen };
  }
  return undefined;
}

type ListProps = {
  view: FormView;
  asked: Asked;
  /** What stands in the way of sending, once that was tried or something was changed. */
  faults: readonly Fault[];
  keeper: FileKeeper;
  onEdit: (path: string) => void;
};

export function MendList({ view, asked, faults, keeper, onEdit }: ListProps) {
  const texts = useTexts();
  const { t } = texts;
  const edit = (path: string, part: string) => (
    <Button
      type="button"
      tone="quiet"
      size="small"
      aria-label={t('applications.apply.check.edit-of', { part })}
      onClick={() => onEdit(path)}
    >
      {t('applications.apply.check.edit')}
    </Button>
  );
  return (
    <>
      {faults.length > 0 && (
        <Notice tone="warn" title={t('applications.apply.check.missing')}>
          <ul className="grid gap-1">
            {faults.map((fault) => (
              <li key={`${fault.path} ${fault.rule} ${fault.params?.check ?? ''}`}>
                <button
                  type="button"
                  className="min-h-11 text-left underline"
                  onClick={() => onEdit(fault.path)}
                >
                  {[fieldTitle(texts, view, fault.path), faultWords(texts, view, fault)]
                    .filter(Boolean)
                    .join(': ')}
                </button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <AnswerList
        asked={asked}
        fileName={(id) => keeper.find(id)?.name}
        show={({ type }, value) =>
          type === 'upload' && Array.isArray(value) ? <FilePictures ids={value as string[]} /> : undefined
        }
        change={edit}
        action={({ section }) => (section.repeat ? edit(section.id, section.title) : null)}
      />
    </>
  );
}

type OneProps = {
  view: FormView;
  asked: Asked;
  here: MendScreen;
  answers: Answers;
  faults: readonly Fault[];
  keeper: FileKeeper;
  onChange: (part: Answers) => void;
  /** To another screen; undefined: back to all answers. */
  onGo: (path: string | undefined) => void;
};

export function MendOne({ view, asked, here, answers, faults, keeper, onChange, onGo }: OneProps) {
  const texts = useTexts();
  const { t } = texts;
  const [tried, setTried] = useState(false);
  const { section, kind, at } = here.screen;
  const paths = pathsOf(here.screen);
  const own = faults.filter(({ path }) => paths.includes(path));
  const errors = Object.fromEntries(
    tried ? own.map((fault) => [fault.path, faultWords(texts, view, fault)]) : [],
  );
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (own.length > 0) return setTried(true);
        // A turn of a repeated part leads back to the list of them.
        onGo(kind === 'ask' && at !== undefined ? section.id : undefined);
      }}
    >
      {tried && own.length > 0 && (
        <FaultSummary title={t('applications.apply.wrong')} view={view} faults={own} />
      )}
      <ScreenFields
        asked={here.asked}
        screen={here.screen}
        answers={answers}
        data={asked.data}
        onChange={onChange}
        errors={errors}
        fileName={(id) => keeper.find(id)?.name}
        onTurn={(turn) => onGo(`${section.id}/${turn}/`)}
        onRewrite={() => {}}
      />
      <ButtonRow>
        <Button type="submit" size="large">
          {t('applications.correction.done')}
        </Button>
      </ButtonRow>
    </form>
  );
}
