/** Reads the chosen list, asks the server what it would change, and changes it when the person agrees. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { UNITS_LIMIT, type UnitReportView } from '../../contract.ts';
import { refreshUnits } from '../queries.ts';
import { readList } from './read-file.ts';

type Words = { title: string; detail: string };

export function useUnitImport() {
  const { t } = useTexts();
  const client = useQueryClient();
  const [csv, setCsv] = useState<string>();
  const [report, setReport] = useState<UnitReportView>();
  const [failure, setFailure] = useState<Words>();
  const [busy, setBusy] = useState(false);

  const send = async (text: string, dryRun: boolean) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = await api.post<UnitReportView>(
        '/api/areas/units/import',
        { csv: text },
        { query: { dryRun: dryRun || undefined }, timeout: 120_000 },
      );
      setReport(answer);
      if (answer.imported) {
        setCsv(undefined);
        await refreshUnits(client);
      }
    } catch (error) {
      setFailure(problemWords(error));
    } finally {
      setBusy(false);
    }
  };

  const choose = async (file: File | undefined) => {
    setReport(undefined);
    setFailure(undefined);
    setCsv(undefined);
    if (!file) return;
    const unreadable = (detail: string) => setFailure({ title: t('directory.units.unreadable'), detail });
    if (file.size > UNITS_LIMIT * 2) return unreadable(t('directory.units.too-large'));
    const list = readList(new Uint8Array(await file.arrayBuffer()));
    if ('wrong' in list)
      return unreadable(
        list.wrong === 'xlsx' ? t('directory.units.workbook') : t('directory.units.not-a-list'),
      );
    if (list.text.trim() === '') return unreadable(t('directory.units.empty-file'));
    if (list.text.length > UNITS_LIMIT) return unreadable(t('directory.units.too-large'));
    setCsv(list.text);
    await send(list.text, true);
  };

  const confirm = async () => {
    if (csv !== undefined) await send(csv, false);
  };

  return { busy, failure, report, ready: csv !== undefined, choose, confirm };
}
