/** What I sent, folded away until I want to see it. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import type { MyApplication } from '../../../contract.ts';
import { SaidAnswers } from '../../SaidAnswers.tsx';

export function OwnAnswerList({ sections }: { sections: MyApplication['answers'] }) {
  const { t } = useTexts();
  return (
    <details className="card">
      <summary className="cursor-pointer font-semibold">{t('applications.track.answers')}</summary>
      <div className="mt-4 grid gap-5">
        <SaidAnswers sections={sections} />
      </div>
    </details>
  );
}
