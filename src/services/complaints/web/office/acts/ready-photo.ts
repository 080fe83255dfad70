/** A file as somebody chose it: a photo made small enough to be sent, or why it is none. */
import { faultOf, lookAt, tooLarge } from '../../../../../web/kit/photo/look.ts';
import { shrink } from './shrink.ts';

type Fault = NonNullable<ReturnType<typeof faultOf>>;

export async function readyPhoto(file: File): Promise<{ small: Blob; fault?: Fault }> {
  const seen = await lookAt(file);
  const small = seen.kind === 'other' ? file : await shrink(file);
  const fault = seen.kind === 'other' ? faultOf(seen) : tooLarge(small);
  return fault ? { small, fault } : { small };
}
