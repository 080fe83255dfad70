/** The screen of a waiting room: who is called to which desk, readable at five metres, with a chime and a spoken number. No sign-in, no people. */
import './display.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLiveState } from '../../../../web/kit/live/live.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Icon } from '../../../../web/ui/base/icons.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import type { DisplayView } from '../../contract.ts';
import { useQueueLive } from '../use-queue-live.ts';
import { waitMinutes } from '../words.ts';
import { chime, speak } from './call-out.ts';
import { displayQuery } from './questions.ts';

export function Page() {
  const { t } = useTexts();
  const { post = '' } = useParams();
  const { data, error, refetch } = useQuery(displayQuery(post));
  useQueueLive(post, [['counters', 'display', post]], true);
  if (data) return <Screen data={data} stale={Boolean(error)} />;
  return (
    <main className="display-alone" id="isi">
      {error ? (
        <LoadFailedPage whole error={error} retry={() => void refetch()} />
      ) : (
        <LoadingState label={t('kit.loading')} rows={4} />
      )}
    </main>
  );
}

function Screen({ data, stale }: { data: DisplayView; stale: boolean }) {
  const { t, formats } = useTexts();
  const { city } = useSession();
  const line = useLiveState();
  const time = useClock();
  const [sound, setSound] = useState(false);
  useCalls(data, sound);
  const [last, ...others] = data.now;
  const minutes = waitMinutes(data);
  const silent = stale || line === 'offline' || line === 'reconnecting';
  return (
    <div className="display">
      <header className="display-head">
        <div>
          <h1>{data.agency}</h1>
          <p>
            {data.counter} · {city?.name}
          </p>
        </div>
        <p className="display-clock">
          {formats.time(time)} <span>{formats.zoneName}</span>
        </p>
      </header>
      <main className="display-body" id="isi">
        <section className="display-last" aria-live="assertive">
          {last ? (
            <>
              <p className="display-word">{t('counters.display.called')}</p>
              <p className="display-number" key={`${last.label} ${last.calls}`}>
                {last.label}
              </p>
              <p className="display-desk">{t('counters.display.desk', { desk: last.desk })}</p>
            </>
          ) : (
            <p className="display-desk">
              {t(data.waiting > 0 ? 'counters.display.soon' : 'counters.display.nobody')}
            </p>
          )}
        </section>
        <section className="display-side">
          <h2>{t('counters.display.others')}</h2>
          {others.length === 0 && <p className="display-quiet">–</p>}
          <ul>
            {others.slice(0, SHOWN).map((one) => (
              <li key={one.label}>
                <strong>{one.label}</strong>
                <span>{t('counters.display.desk', { desk: one.desk })}</span>
              </li>
            ))}
          </ul>
          <h2>{t('counters.display.next')}</h2>
          <p className="display-next">{data.next.slice(0, SHOWN).join('  ·  ') || '–'}</p>
        </section>
      </main>
      <footer className="display-foot">
        <p>
          {t('counters.waiting', { count: data.waiting })}
          {minutes !== null && minutes > 0 && (
            <> · {t('counters.display.new', { time: formats.duration(minutes) })}</>
          )}
        </p>
        {silent && (
          <p className="display-silent" role="status">
            <Icon name="cloud-off" /> {t('counters.display.silent')}
          </p>
        )}
        <ButtonRow>
          <Button
            tone="second"
            size="small"
            icon="bell"
            aria-pressed={sound}
            onClick={() => {
              // Browsers give sound only after somebody pressed something.
              if (!sound) chime();
              setSound(!sound);
            }}
          >
            {t(sound ? 'counters.display.sound-off' : 'counters.display.sound-on')}
          </Button>
        </ButtonRow>
      </footer>
    </div>
  );
}

const SHOWN = 4;

function useClock(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Each call is sounded once, a repeated one again; what was called before this screen opened is not. */
function useCalls(data: DisplayView, sound: boolean): void {
  const { language } = useTexts();
  const heard = useRef<Set<string>>(undefined);
  useEffect(() => {
    const calls = data.now.map((one) => ({ ...one, key: `${one.label} ${one.calls} ${one.calledAt}` }));
    const known = heard.current;
    heard.current = new Set(calls.map(({ key }) => key));
    if (!known || !sound) return;
    const fresh = calls.filter(({ key }) => !known.has(key)).reverse();
    if (fresh.length === 0) return;
    chime();
    for (const { label, desk } of fresh) speak(label, desk, language);
  }, [data, sound, language]);
}
