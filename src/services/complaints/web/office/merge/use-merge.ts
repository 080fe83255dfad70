/** Merging and taking a merge back, with the undo at hand and every overtaking said in words. */
import { useQueryClient } from '@tanstack/react-query';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { caseQuery, renewCase, sendAct } from '../desk-data.ts';
import { isOvertaken } from '../overtaken.ts';

type Child = { code: string; version: number };

export function useMerge() {
  const { t } = useTexts();
  const say = useToast();
  const client = useQueryClient();

  const renew = async (codes: string[]) => {
    void client.invalidateQueries({ queryKey: ['complaints', 'desk', 'twins'] });
    await Promise.all(codes.map((code) => renewCase(client, code)));
  };

  /** `version`: what the screen showed of the merged case; asked for when it shows only its code. */
  const undo = async (child: string, parent: string | null, version?: number): Promise<void> => {
    const around = parent ? [child, parent] : [child];
    try {
      const seen = version ?? (await client.fetchQuery({ ...caseQuery(child), staleTime: 0 })).version;
      await sendAct(child, 'unmerge', { version: seen });
      say({ tone: 'good', text: t('complaints.desk.merge.undone', { code: child }) });
    } catch (error) {
      say({
        tone: 'bad',
        text: isOvertaken(error)
          ? t('complaints.desk.merge.undo-overtaken', { code: child })
          : problemWords(error).detail,
      });
    } finally {
      await renew(around);
    }
  };

  /** Throws `ApiProblem`; 409 leaves both cases as they are. */
  const merge = async (child: Child, parent: string): Promise<void> => {
    const done = await sendAct(child.code, 'merge', { version: child.version, into: parent });
    say({
      tone: 'good',
      text: t('complaints.desk.merge.done', { code: child.code, into: parent }),
      action: {
        label: t('complaints.desk.merge.undo'),
        onPress: () => void undo(child.code, parent, done.version),
      },
    });
    // Awaited: a fetch under way is given up when the dialog that also shows the case closes, and its old state would stay.
    await renew([child.code, parent]);
  };

  return { merge, undo, renew };
}
