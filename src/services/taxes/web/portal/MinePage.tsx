/** The taxpayers for whom one's account files: what to file, what to pay, what was asked for. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, LinkButton } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { Page as PageFrame, Section } from '../../../../web/ui/portal/page.tsx';
import type { PayerAccount } from '../../contract.ts';
import { AskForm } from './AskForm.tsx';
import { FileForm } from './FileForm.tsx';
import { PayerPart } from './PayerPart.tsx';
import { link, MINE, mineQuery, unlink } from './questions.ts';
import { Requests } from './Requests.tsx';

export function Page() {
  const { t } = useTexts();
  const { session, actor, error } = useSession();
  return (
    <PageFrame
      title={t('taxes.mine.title')}
      lead={t('taxes.mine.lead')}
      back={{ href: '/pajak', label: t('taxes.find.title') }}
      width="narrow"
    >
      {actor?.kind === 'citizen' ? (
        <Mine />
      ) : session || error ? (
        <Section title={t('taxes.mine.sign-in')}>
          <p>{t('taxes.mine.sign-in-detail')}</p>
          <div>
            <LinkButton href="/masuk?next=/pajak/saya">{t('taxes.mine.sign-in')}</LinkButton>
          </div>
        </Section>
      ) : (
        <NotYet error={undefined} retry={() => {}} />
      )}
    </PageFrame>
  );
}

function Mine() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(mineQuery);
  if (!data) return <NotYet error={error} retry={() => void refetch()} rows={4} />;
  return (
    <>
      {error && <Notice tone="warn">{t('taxes.stale')}</Notice>}
      {data.payers.map((payer) => (
        <Own key={payer.id} payer={payer} />
      ))}
      <LinkForm first={data.payers.length === 0} />
    </>
  );
}

function Own({ payer }: { payer: PayerAccount }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const form = useForm({
    initial: {},
    async submit() {
      await unlink(payer.id);
      await client.invalidateQueries({ queryKey: MINE });
    },
  });
  return (
    <>
      <PayerPart
        payer={payer}
        act={(object) => (object.way === 'filed' && object.holds ? <FileForm object={object} /> : null)}
      />
      <Section title={t('taxes.ask.title')}>
        <Requests requests={payer.requests} />
        <AskForm payer={payer} />
      </Section>
      <FormFailure failure={form.failure} />
      <div>
        <Button tone="quiet" busy={form.busy} busyLabel={t('kit.loading')} onClick={() => void form.submit()}>
          {t('taxes.mine.unlink', { npwpd: payer.npwpd })}
        </Button>
      </div>
    </>
  );
}

function LinkForm({ first }: { first: boolean }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const form = useForm({
    initial: { npwpd: '', code: '' },
    validate: ({ npwpd, code }) => ({
      ...(npwpd.trim().length >= 6 ? {} : { npwpd: t('taxes.find.npwpd-wrong') }),
      ...(code.replace(/\D/g, '').length === 8 ? {} : { code: t('taxes.find.code-wrong') }),
    }),
    async submit({ npwpd, code }) {
      await link(npwpd.trim(), code.replace(/\D/g, ''));
      form.reset();
      await client.invalidateQueries({ queryKey: MINE });
    },
  });
  return (
    <Section title={first ? t('taxes.mine.link-first') : t('taxes.mine.link-more')}>
      <form className="card grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
        <FormFailure failure={form.failure} />
        <TextField
          label={t('taxes.find.npwpd')}
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={30}
          {...form.field('npwpd')}
        />
        <TextField
          label={t('taxes.find.code')}
          hint={t('taxes.find.code-hint')}
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          {...form.field('code')}
        />
        <div>
          <Button
            type="submit"
            tone={first ? 'first' : 'second'}
            busy={form.busy}
            busyLabel={t('kit.loading')}
          >
            {t('taxes.mine.link')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
