/** What is owed: by the NOP of land, or by the number of a taxpayer and the code of his letter. No account is needed. */
import { useState } from 'react';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, LinkButton } from '../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { Page as PageFrame, Section } from '../../../../web/ui/portal/page.tsx';
import type { PayerAccount } from '../../contract.ts';
import { readNop } from '../../rules/nop.ts';
import { PayerPart } from './PayerPart.tsx';
import { payerByCode } from './questions.ts';

export function Page() {
  const { t } = useTexts();
  const [found, setFound] = useState<PayerAccount>();
  return (
    <PageFrame title={t('taxes.find.title')} lead={t('taxes.find.lead')} width="narrow">
      {found ? (
        <>
          <PayerPart payer={found} />
          <div>
            <Button tone="second" onClick={() => setFound(undefined)}>
              {t('taxes.find.again')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <FindLand />
          <FindPayer onFound={setFound} />
          <Section title={t('taxes.find.mine')}>
            <p>{t('taxes.find.mine-detail')}</p>
            <div>
              <LinkButton href="/pajak/saya" tone="second">
                {t('taxes.find.mine-open')}
              </LinkButton>
            </div>
          </Section>
        </>
      )}
    </PageFrame>
  );
}

function FindLand() {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <Section title={t('taxes.find.land')}>
      <form
        className="card grid gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const nop = readNop(text);
          if (nop) navigate(`/pajak/pbb/${nop}`);
          else setWrong(true);
        }}
      >
        <TextField
          label={t('taxes.find.nop')}
          hint={t('taxes.find.nop-hint')}
          error={wrong && t('taxes.find.nop-wrong')}
          inputMode="numeric"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(false);
          }}
        />
        <div>
          <Button type="submit">{t('taxes.find.open')}</Button>
        </div>
      </form>
    </Section>
  );
}

function FindPayer({ onFound }: { onFound: (payer: PayerAccount) => void }) {
  const { t } = useTexts();
  const form = useForm({
    initial: { npwpd: '', code: '' },
    validate: ({ npwpd, code }) => ({
      ...(npwpd.trim().length >= 6 ? {} : { npwpd: t('taxes.find.npwpd-wrong') }),
      ...(code.replace(/\D/g, '').length === 8 ? {} : { code: t('taxes.find.code-wrong') }),
    }),
    async submit({ npwpd, code }) {
      onFound(await payerByCode(npwpd.trim(), code.replace(/\D/g, '')));
    },
  });
  return (
    <Section title={t('taxes.find.payer')}>
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
          <Button type="submit" tone="second" busy={form.busy} busyLabel={t('kit.loading')}>
            {t('taxes.find.show')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
