/** Another device went on with the same application: what differs is shown, and the person says which one holds. */
import { useQuery } from '@tanstack/react-query';
import type { FormView } from '../../../../../blocks/definitions/contract.ts';
import { type Asked, visible } from '../../../../../blocks/definitions/rules/answers.ts';
import { answerWords } from '../../../../../blocks/definitions/web/lent/form/answer-words.ts';
import { fieldTitle } from '../../../../../blocks/definitions/web/lent/form/item-words.ts';
import { areaListQuery } from '../../../../../web/kit/map/wards.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { ServiceForm } from '../../../contract.ts';
import type { Kept } from './kept-shape.ts';

type Props = {
  service: ServiceForm;
  mine: Kept;
  theirs: Kept;
  onSettle: (take: 'theirs' | 'mine') => void;
};

export function OtherDevice({ service, mine, theirs, onSettle }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const areas = useQuery(areaListQuery).data?.areas ?? [];
  const view = service.form as FormView;
  const ward = (code: string) => areas.find((area) => area.code === code)?.name;
  /** By path, in the words of the reader. */
  const said = ({ answers, files }: Kept) => {
    const file = (id: string) => files.find((one) => one.id === id || one.there === id)?.name;
    const { sections }: Asked = visible(view, answers, service.facts);
    return new Map(
      sections.flatMap(({ items }) =>
        items.flatMap((item) =>
          item.fields.map((field) => {
            const words = answerWords(texts, field, item.answers[field.id], { ward, file });
            return [`${item.path}${field.id}`, words?.replaceAll('\n', ', ')] as const;
          }),
        ),
      ),
    );
  };
  const [here, there] = [said(mine), said(theirs)];
  const nothing = t('definitions.form.not-answered');
  const differing = [...new Set([...here.keys(), ...there.keys()])].filter(
    (path) => here.get(path) !== there.get(path),
  );
  return (
    <Notice tone="warn" live="assertive" title={t('applications.apply.moved.title')}>
      <p>{t('applications.apply.moved.detail')}</p>
      {differing.length > 0 && (
        <ul className="grid gap-2">
          {differing.map((path) => (
            <li key={path} className="break-words">
              <strong>{fieldTitle(texts, view, path)}</strong>
              <br />
              {t('applications.apply.moved.differs', {
                mine: here.get(path) ?? nothing,
                theirs: there.get(path) ?? nothing,
              })}
            </li>
          ))}
        </ul>
      )}
      <ButtonRow>
        <Button size="small" onClick={() => onSettle('theirs')}>
          {t('applications.apply.moved.theirs')}
        </Button>
        <Button size="small" tone="second" onClick={() => onSettle('mine')}>
          {t('applications.apply.moved.mine')}
        </Button>
      </ButtonRow>
    </Notice>
  );
}
