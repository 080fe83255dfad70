/** A made-up telephone, in the demo only: write to the city as a citizen would by WhatsApp, and read what it answers. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AreasView } from '../../../../blocks/directory/contract.ts';
import type { Mailbox } from '../../../../blocks/notices/contract.ts';
import { api } from '../../../../web/kit/api/api.ts';
import { ApiProblem, problemWords } from '../../../../web/kit/api/problem.ts';
import { upload } from '../../../../web/kit/api/upload.ts';
import { NotFoundPage, NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../web/kit/unique.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { Page as Sheet } from '../../../../web/ui/portal/page.tsx';
import type { DemoMessage } from '../../contract.ts';
import { Chat } from './Chat.tsx';
import { forgetPhone, keepSent, readPhone, type SentMessage } from './phone.ts';
import { Writer } from './Writer.tsx';

const REFRESH_MS = 1500;

export function Page() {
  const { t } = useTexts();
  const [phone, setPhone] = useState(readPhone);
  const [failure, setFailure] = useState<string>();
  const mailbox = useQuery({
    queryKey: ['channels', 'demo', phone.number],
    queryFn: ({ signal }) =>
      api.get<Mailbox>('/api/demo/mailbox', { query: { address: phone.number }, signal }),
    refetchInterval: REFRESH_MS,
  });
  const { data, error } = mailbox;
  // A city in production has no such page.
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;

  const send = async (message: Omit<DemoMessage, 'phone'>, shown: Omit<SentMessage, 'id' | 'at'>) => {
    setFailure(undefined);
    try {
      await api.post('/api/demo/whatsapp', { ...message, phone: phone.number });
      setPhone((before) => keepSent(before, shown));
      void mailbox.refetch();
      return true;
    } catch (fault) {
      setFailure(problemWords(fault).detail);
      return false;
    }
  };
  const sendPhoto = async (file: File, caption: string) => {
    setFailure(undefined);
    try {
      const name = file.name.slice(0, 60) || 'foto.jpg';
      const kept = await upload<{ id: string }>({ url: '/api/files', file, name, idempotencyKey: newId() });
      const said = t('channels.demo.sent-photo');
      return send(
        { photo: kept.id, ...(caption ? { text: caption } : {}) },
        { text: caption ? `${said}\n${caption}` : said },
      );
    } catch (fault) {
      setFailure(problemWords(fault).detail);
      return false;
    }
  };
  const sendPlace = async () => {
    const { areas } = await api.get<AreasView>('/api/areas');
    const leaves = areas.filter(({ leaf }) => leaf);
    const area = leaves[Math.floor(Math.random() * leaves.length)];
    if (!area) return false;
    const { lat, lng } = area.centroid;
    return send({ location: { lat, lng } }, { text: t('channels.demo.sent-place', { area: area.name }) });
  };
  return (
    <Sheet title={t('channels.demo.title')} lead={t('channels.demo.lead')} width="narrow">
      <Notice tone="warn" title={t('channels.demo.fictional')}>
        {t('channels.demo.explain')} <Link href="/kotak-surat">{t('channels.demo.mailbox')}</Link>
      </Notice>
      {data ? (
        <div className="phone">
          <div className="phone-head">
            <span className="tabular">{t('channels.demo.number', { number: phone.number })}</span>
            <Button tone="quiet" size="small" onClick={() => setPhone(forgetPhone())}>
              {t('channels.demo.again')}
            </Button>
          </div>
          <Chat sent={phone.sent} answers={data.messages.filter(({ channel }) => channel === 'whatsapp')} />
          {error && <Notice tone="warn">{t('channels.demo.paused')}</Notice>}
          {failure && (
            <Notice tone="bad" live="assertive">
              {failure}
            </Notice>
          )}
          <Writer
            onText={(text) => send({ text }, { text })}
            onPhoto={sendPhoto}
            onPlace={() =>
              sendPlace().catch((fault) => {
                setFailure(problemWords(fault).detail);
                return false;
              })
            }
          />
        </div>
      ) : (
        <NotYet error={error} retry={() => void mailbox.refetch()} />
      )}
    </Sheet>
  );
}
