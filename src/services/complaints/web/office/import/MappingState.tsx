/** What is still wrong with the mapping, and its way out and in as YAML. */

import { useRef } from 'react';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { FaultCode, ImportFileView } from '../../../rules/import-contract.ts';
import { FILES_API } from './import-data.ts';
import { lacking, type NEEDED } from './mapping-shape.ts';
import type { MappingInHand } from './use-mapping.ts';

const faultWords: Record<FaultCode, TextKey> = {
  shape: 'complaints.import.fault.shape',
  zone: 'complaints.import.fault.zone',
  'time-format': 'complaints.import.fault.time-format',
  'half-a-place': 'complaints.import.fault.half-a-place',
  'closed-words': 'complaints.import.fault.closed-words',
  'on-time-words': 'complaints.import.fault.on-time-words',
  'no-column': 'complaints.import.fault.no-column',
};

const labels: Record<(typeof NEEDED)[number], TextKey> = {
  id: 'complaints.import.map.id',
  openedAt: 'complaints.import.map.opened',
  category: 'complaints.import.map.category',
  description: 'complaints.import.map.description',
};

export function MappingState({ file, mapping }: { file: ImportFileView; mapping: MappingInHand }) {
  const { t, formats } = useTexts();
  const say = useToast();
  const input = useRef<HTMLInputElement>(null);
  const missing = lacking(mapping.value);
  const take = async () => {
    const chosen = input.current?.files?.[0];
    if (!chosen) return;
    const taken = await mapping.takeYaml(await chosen.text());
    if (input.current) input.current.value = '';
    if (taken) say({ tone: 'good', text: t('complaints.import.yaml.taken') });
  };
  return (
    <div className="import-part">
      <FormFailure failure={mapping.failure} />
      {(missing.length > 0 || mapping.faults.length > 0) && (
        <Notice tone="warn" live="polite" title={t('complaints.import.faults')}>
          {missing.length > 0 ? (
            <p>
              {t('complaints.import.faults-needed', {
                fields: formats.list(missing.map((one) => t(labels[one]))),
              })}
            </p>
          ) : (
            <ul className="import-list">
              {mapping.faults.map(({ path, code, detail }) => (
                <li key={`${path} ${code} ${detail}`}>
                  <code>{path}</code>: {t(faultWords[code], { detail })}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      <p className="text-ink-soft text-sm" role="status">
        {mapping.saving ? t('complaints.import.saving') : !mapping.failure && t('complaints.import.saved')}
      </p>
      <div className="button-row">
        <a
          className="button"
          data-tone="quiet"
          data-size="small"
          href={`${FILES_API}/${file.id}/mapping.yaml`}
          download
        >
          {t('complaints.import.yaml.download')}
        </a>
        <Button tone="quiet" size="small" onClick={() => input.current?.click()}>
          {t('complaints.import.yaml.upload')}
        </Button>
        <input ref={input} type="file" accept=".yaml,.yml" hidden onChange={() => void take()} />
      </div>
    </div>
  );
}
