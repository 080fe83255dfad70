/** A market's register from a table: looked through first, every wrong line named, then taken over whole or not at all. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextArea, TextField } from '../../../../web/ui/base/field.tsx';
import { Stats } from '../../../../web/ui/office/shell.tsx';
import type { MarketHead, RegisterCheck } from '../../rules/office-contract.ts';
import { noon } from '../why.ts';
import { MarketFrame } from './MarketFrame.tsx';
import { checkRegister, LEVIES_KEY, takeRegister } from './office-data.ts';

const COLUMNS = 'blok;nomor;jenis;kelas;luas;nama;telepon;sejak';

export function Page() {
  return <MarketFrame>{(market) => <Import market={market} />}</MarketFrame>;
}

type Doing = 'check' | 'take';

function Import({ market }: { market: MarketHead }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [seen, setSeen] = useState<RegisterCheck>();
  const [taken, setTaken] = useState<{ stalls: number; traders: number }>();
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const [busy, setBusy] = useState<Doing>();
  const begin = (table: string) => {
    setText(table);
    setSeen(undefined);
    setTaken(undefined);
    setFailure(undefined);
  };
  const act = async (doing: Doing) => {
    setBusy(doing);
    setFailure(undefined);
    try {
      if (doing === 'check') setSeen(await checkRegister(market.id, text));
      else {
        const done = await takeRegister(market.id, text);
        begin('');
        setTaken(done);
        await client.invalidateQueries({ queryKey: LEVIES_KEY });
      }
    } catch (error) {
      setFailure(problemWords(error));
    }
    setBusy(undefined);
  };
  if (!market.manages) return <Notice tone="warn" title={t('levies.desk.may-not')} />;
  const ready = seen && seen.faults.length === 0 && seen.fresh > 0;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Card title={t('levies.import.title')} level={2}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <p className="text-ink-soft">{t('levies.import.lead')}</p>
          <p>
            {t('levies.import.columns')} <code className="break-all">{COLUMNS}</code>
          </p>
          <TextField
            type="file"
            accept=".csv,.txt,text/csv"
            label={t('levies.import.file')}
            onChange={({ target }) => {
              const file = target.files?.[0];
              if (file) void file.text().then(begin);
            }}
          />
          <TextArea
            label={t('levies.import.text')}
            hint={t('levies.import.text-hint')}
            rows={8}
            spellCheck={false}
            value={text}
            onChange={({ target }) => begin(target.value)}
          />
          {failure && (
            <Notice tone="bad" live="assertive" title={failure.title}>
              {failure.detail}
            </Notice>
          )}
          {taken && (
            <Notice
              tone="good"
              live="polite"
              title={t('levies.import.taken', { stalls: taken.stalls, traders: taken.traders })}
            />
          )}
          <ButtonRow>
            <Button
              tone={ready ? 'second' : 'first'}
              busy={busy === 'check'}
              disabled={!text.trim()}
              onClick={() => void act('check')}
            >
              {t('levies.import.check')}
            </Button>
            {ready && (
              <Button busy={busy === 'take'} onClick={() => void act('take')}>
                {t('levies.import.take', { count: seen.fresh })}
              </Button>
            )}
          </ButtonRow>
        </div>
      </Card>
      {seen && <Seen seen={seen} />}
    </div>
  );
}

function Seen({ seen }: { seen: RegisterCheck }) {
  const { t, formats } = useTexts();
  return (
    <Card title={t('levies.import.seen')} level={2}>
      <div className="grid gap-4" aria-live="polite">
        <Stats
          tiles={[
            { key: 'rows', label: t('levies.import.rows'), value: formats.number(seen.rows) },
            { key: 'fresh', label: t('levies.import.fresh'), value: formats.number(seen.fresh) },
            { key: 'known', label: t('levies.import.known'), value: formats.number(seen.known) },
            {
              key: 'faults',
              label: t('levies.import.faults'),
              value: formats.number(seen.faults.length),
              tone: seen.faults.length > 0 ? 'bad' : 'good',
            },
          ]}
        />
        {seen.faults.length > 0 && (
          <>
            <Notice tone="bad" title={t('levies.import.mend')} />
            <ul className="levies-rows">
              {seen.faults.map(({ line, rule }) => (
                <li key={`${line} ${rule}`}>
                  <span>{t('levies.import.line', { line })}</span>
                  <span>{t(`levies.import.rule.${rule}`)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        {seen.faults.length === 0 && seen.fresh === 0 && (
          <Notice tone="info" title={t('levies.import.nothing-new')} />
        )}
        {seen.sample.length > 0 && (
          <>
            <h3>{t('levies.import.sample')}</h3>
            <ul className="levies-rows">
              {seen.sample.map((row) => (
                <li key={row.line}>
                  <span>
                    <strong>{row.name}</strong>
                    <small>{row.form}</small>
                  </span>
                  <span>
                    {row.trader || t('levies.desk.vacant')}
                    <small>{t('levies.desk.from', { day: formats.date(noon(row.since)) })}</small>
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Card>
  );
}
