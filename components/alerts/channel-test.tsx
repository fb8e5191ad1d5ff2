'use client';

import { useState } from 'react';
import { type Problem, readProblem } from '@/components/data/problem';
import { savedName } from '@/components/data/saved-name';
import { Icon } from '@/components/ui/icon';
import styles from './alerts.module.css';
import type { ChannelView } from './view-types';

type Result = { readonly isSent: boolean; readonly error: string | null; readonly remedy: string | null };

const refusalOf = ({ detail, remedy }: Problem): Result => ({ isSent: false, error: detail, remedy });

const lost: Result = {
  isSent: false,
  error: 'The server can’t be reached.',
  remedy: 'Check that Perunit still runs, then try again.',
};

const sendTest = async (id: string): Promise<Result> => {
  try {
    const answer = await fetch(`/api/v1/channels/${id}/test`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'perunit-by': encodeURIComponent(savedName()) },
      body: '{}',
    });
    const body: unknown = await answer.json();
    return answer.ok ? (body as Result) : refusalOf(readProblem(body, answer.status));
  } catch {
    return lost;
  }
};

/** Sends a test message at once and says what came of it. */
export function TestChannel({ channel }: { readonly channel: ChannelView }) {
  const [isBusy, setIsBusy] = useState(false);
  const [result, setResult] = useState<Result | null>(null);
  const test = async () => {
    setIsBusy(true);
    setResult(await sendTest(channel.id));
    setIsBusy(false);
  };
  return (
    <div className={styles['test']}>
      <button type="button" className="btn" onClick={test} disabled={isBusy}>
        {isBusy ? 'Sending' : 'Send a test message'}
        <span className="vh"> to {channel.name}</span>
      </button>
      <span role="status">
        {result?.isSent === true && (
          <span className="st good">
            <Icon name="check" small />
            Sent, and taken
          </span>
        )}
        {result?.isSent === false && (
          <span className={styles['failed']}>
            <span className="st bad">
              <Icon name="octagon" small />
              Not sent
            </span>{' '}
            {result.error} {result.remedy}
          </span>
        )}
      </span>
    </div>
  );
}
