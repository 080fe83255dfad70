/** A box for some lines to the applicant or to colleagues, emptied when the city has taken them. */
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useKept } from '../../../../../web/kit/forms/use-kept.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { TextArea } from '../../../../../web/ui/base/field.tsx';
import { useDeskAct } from '../use-desk-act.ts';

type Props = { path: string; label: string; hint: string; act: string };

export function WriteBox({ path, label, hint, act }: Props) {
  const { busy, failure, run } = useDeskAct();
  const { value: text, keep, drop } = useKept(path, '');
  const send = async () => {
    if (await run(path, { text: text.trim() })) drop();
  };
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && text.trim().length > 1) void send();
      }}
    >
      <TextArea
        label={label}
        hint={hint}
        rows={3}
        maxLength={4000}
        value={text}
        onChange={({ target }) => keep(target.value)}
      />
      <FormFailure failure={failure} />
      <div>
        <Button type="submit" tone="second" size="small" busy={busy} disabled={text.trim().length < 2}>
          {act}
        </Button>
      </div>
    </form>
  );
}
