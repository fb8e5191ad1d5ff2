'use client';

import { useEffect, useRef } from 'react';
import { ProblemNote } from '@/components/data/problem-note';
import { useChange } from '@/components/report/use-change';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import type { OpenAlertView } from './view-types';

const DAY_MS = 86_400_000;
const snoozes = [
  { days: 1, text: 'For a day' },
  { days: 7, text: 'For a week' },
  { days: 30, text: 'For 30 days' },
] as const;

/** Where an alert's actions are sent. */
export const alertPath = (id: string): string => `/api/v1/alerts/${id}`;

type Props = { readonly alert: OpenAlertView; readonly onResolved: () => void };

/** What a person does about an open alert; each can be taken back. */
export function AlertActions({ alert, onResolved }: Props) {
  const { id, title, acknowledged, snoozed } = alert;
  const { isBusy, problem, send } = useChange();
  const sleep = useRef<HTMLDivElement>(null);
  const hasActed = useRef(false);
  const isAsleep = snoozed !== null;
  // The control that was used goes when the alert falls asleep or wakes: the one in its place has the focus.
  useEffect(() => {
    if (hasActed.current && document.activeElement === document.body) {
      sleep.current?.querySelector<HTMLElement>(isAsleep ? 'button' : 'summary')?.focus();
    }
    hasActed.current = false;
  }, [isAsleep]);
  const act = (body: unknown) => send({ method: 'POST', path: alertPath(id), body });
  const snooze = (days: number) => {
    hasActed.current = true;
    return act({ action: 'snooze', until: new Date(Date.now() + days * DAY_MS).toISOString() });
  };
  const wake = () => {
    hasActed.current = true;
    return act({ action: 'unsnooze' });
  };
  const resolve = async () => {
    if (await act({ action: 'resolve' })) onResolved();
  };
  const of = <span className="vh"> “{title}”</span>;
  return (
    <>
      <button
        type="button"
        className={acknowledged === null ? 'btn' : 'btn ghost'}
        disabled={isBusy}
        onClick={() => act({ action: acknowledged === null ? 'acknowledge' : 'unacknowledge' })}
      >
        {acknowledged === null ? 'Acknowledge' : 'Take the acknowledgement back'}
        {of}
      </button>
      <div ref={sleep}>
        {snoozed === null ? (
          <Menu
            label={`Snooze “${title}”`}
            popClass="left"
            summary={
              <>
                <Icon name="clock" small />
                Snooze
              </>
            }
          >
            {snoozes.map(({ days, text }) => (
              <button key={days} type="button" disabled={isBusy} onClick={() => snooze(days)}>
                {text}
              </button>
            ))}
          </Menu>
        ) : (
          <button type="button" className="btn" disabled={isBusy} onClick={wake}>
            Wake it{of}
          </button>
        )}
      </div>
      <button type="button" className="btn" disabled={isBusy} onClick={resolve}>
        <Icon name="check" small />
        Resolve{of}
      </button>
      {problem !== null && <ProblemNote problem={problem} />}
    </>
  );
}
