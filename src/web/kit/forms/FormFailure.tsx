/** Says that what was sent did not arrive or was refused as a whole; wrong fields say so themselves. */
import { Notice } from '../../ui/base/feedback.tsx';

type Props = {
  /** Of `useForm`: undefined while nothing went wrong. */
  failure: { title: string; detail: string } | undefined;
};

export function FormFailure({ failure }: Props) {
  if (!failure) return null;
  return (
    <Notice tone="bad" live="assertive" title={failure.title}>
      <p>{failure.detail}</p>
    </Notice>
  );
}
