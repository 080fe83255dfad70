/** Types in what a citizen says at the counter or by telephone; every step works from the keyboard. */
import { useState } from 'react';
import type { Received } from '../../rules/intake-contract.ts';
import { CounterForm } from './counter/CounterForm.tsx';
import { CounterReceipt } from './counter/CounterReceipt.tsx';
import type { CounterValues } from './counter/values.ts';
import './counter/counter.css';

export function Page() {
  const [sent, setSent] = useState<{ received: Received; values: CounterValues }>();
  // The next person stands at the same counter: the way of reporting stays as it was.
  const [channel, setChannel] = useState<CounterValues['channel']>('walk-in');
  return sent ? (
    <CounterReceipt
      received={sent.received}
      values={sent.values}
      onNext={() => {
        setChannel(sent.values.channel);
        setSent(undefined);
      }}
    />
  ) : (
    <CounterForm channel={channel} onSent={(received, values) => setSent({ received, values })} />
  );
}
