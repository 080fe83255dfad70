/** Reads the chosen list, asks the server what it would change, and changes it when the person agrees. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { UNITS_LIMIT, type UnitReportView } from '../../contract.ts';
import { refreshUnits } from '../queries.ts';
import { useImport } from '../use-import.ts';
import { readList } from './read-file.ts';

export function useUnitImport() {
  const { t } = useTexts();
  const client = useQueryClient();
  const [csv, setCsv] = useState<string>();
  const { report, failure, busy, send, forget, fail } = useImport<UnitReportView>(
    '/api/areas/units/import',
    async () => {
      setCsv(undefined);
      await refreshUnits(client);
    },
  );

  const choose = async (file: File | undefined) => {
    forget();
    setCsv(undefined);
    if (!file) return;
    const unreadable = (detail: string) => fail({ title: t('directory.units.unreadable'), detail });
    if (file.size > UNITS_LIMIT * 2) return unreadable(t('directory.units.too-large'));
    const list = readList(new Uint8Array(await file.arrayBuffer()));
    if ('wrong' in list)
      return unreadable(
        list.wrong === 'xlsx' ? t('directory.units.workbook') : t('directory.units.not-a-list'),
      );
    if (list.text.trim() === '') return unreadable(t('directory.units.empty-file'));
    if (list.text.length > UNITS_LIMIT) return unreadable(t('directory.units.too-large'));
    setCsv(list.text);
    await send({ csv: list.text }, { dryRun: true });
  };

  const confirm = async () => {
    if (csv !== undefined) await send({ csv }, {});
  };

  return { busy, failure, report, ready: csv !== undefined, choose, confirm };
}
