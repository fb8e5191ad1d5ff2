'use client';

import { useState } from 'react';
import { Icon } from '@/components/ui/icon';
import type { Month } from '@/lib/month/month';

type Proof = { readonly edition: string; readonly isProven: boolean; readonly problems: readonly string[] };

const isProofs = (body: unknown): body is { readonly editions: readonly Proof[] } =>
  typeof body === 'object' && body !== null && 'editions' in body && Array.isArray(body.editions);

const askProofs = async (month: Month): Promise<readonly Proof[] | null> => {
  try {
    const answer = await fetch(`/api/v1/reports/${month}/verify`);
    const body: unknown = await answer.json();
    return answer.ok && isProofs(body) ? body.editions : null;
  } catch {
    return null;
  }
};

function ProofLine({ edition, isProven, problems }: Proof) {
  return (
    <li>
      <span className={`st ${isProven ? 'good' : 'bad'}`}>
        <Icon name={isProven ? 'check' : 'octagon'} small />#{edition}{' '}
        {isProven ? 'is proven' : 'is not what was sealed'}
      </span>
      {isProven ? (
        <p className="mut">The stored bytes have the hash that they were sealed with.</p>
      ) : (
        problems.map((problem) => <p key={problem}>{problem}</p>)
      )}
    </li>
  );
}

/** Recomputes the hashes of a month's editions on the server and says what came out. */
export function PublishVerify({ month }: { readonly month: Month }) {
  const [proofs, setProofs] = useState<readonly Proof[] | null>(null);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const verify = async () => {
    setState('busy');
    const found = await askProofs(month);
    setProofs(found);
    setState(found === null ? 'failed' : 'idle');
  };
  return (
    <div className="verify">
      <button type="button" className="btn" onClick={verify} disabled={state === 'busy'}>
        <Icon name="lock" small />
        {state === 'busy' ? 'Verifying' : 'Verify'}
      </button>
      <ul aria-live="polite">
        {proofs?.map((proof) => (
          <ProofLine key={proof.edition} {...proof} />
        ))}
        {state === 'failed' && <li>The server did not answer. Try again.</li>}
      </ul>
    </div>
  );
}
