'use client';

import Link from 'next/link';
import { useCallback, useState } from 'react';
import type { JobView } from '@/components/data/view-types';
import { ask, type Refusal } from './ask';
import { ConnectionForm } from './connection-form';
import styles from './connections.module.css';
import { FirstPull } from './first-pull';
import { KindChoice } from './kind-choice';
import { PullPlan } from './pull-plan';
import { filledValues } from './shown-fields';
import { TestNote } from './test-note';
import type { ConnectionView, KindView, TestView } from './view-types';

type Props = { readonly kinds: readonly KindView[]; readonly connection: ConnectionView | null };
type Draft = { readonly name: string; readonly values: Readonly<Record<string, string>> };

const nothing: Draft = { name: '', values: {} };

/** Connects a source: what it is, how it is reached, a test call, what the first pull costs, and the pull. Changes one, too. */
export function ConnectWizard({ kinds, connection }: Props) {
  const [kind, setKind] = useState(kinds.find((one) => one.kind === connection?.kind) ?? null);
  const [draft, setDraft] = useState<Draft>(connection ?? nothing);
  const [id, setId] = useState<string | null>(connection?.id ?? null);
  const [test, setTest] = useState<TestView | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [pull, setPull] = useState<JobView | null>(null);
  const isEnabled = connection?.isEnabled ?? false;

  const save = async (): Promise<string | null> => {
    const body = { name: draft.name, settings: filledValues(kind?.fields ?? [], draft.values) };
    const asked =
      id === null
        ? await ask<{ id: string }>('POST', '/connections', { ...body, kind: kind?.kind, isEnabled: false })
        : await ask<null>('PUT', `/connections/${id}`, { ...body, isEnabled });
    setRefusal(asked.problem);
    if (asked.problem !== null) return null;
    const saved = id ?? asked.body?.id ?? null;
    setId(saved);
    return saved;
  };
  const saveAndTest = async () => {
    setIsBusy(true);
    setTest(null);
    const saved = await save();
    if (saved !== null) {
      const asked = await ask<TestView>('POST', `/connections/${saved}/test`);
      setTest(asked.body);
      setRefusal(asked.problem);
    }
    setIsBusy(false);
  };
  const started = async (jobId: string) => {
    // From its first pull on it is pulled daily.
    if (connection === null) {
      await ask('PUT', `/connections/${id}`, {
        name: draft.name,
        settings: filledValues(kind?.fields ?? [], draft.values),
        isEnabled: true,
      });
    }
    setPull((await ask<JobView>('GET', `/jobs/${jobId}`)).body);
  };
  const choose = useCallback(
    (chosen: KindView) => {
      setKind(chosen);
      // A name that was put in by a choice goes with it; a name that was typed stays.
      const isOurs = (name: string): boolean => name === '' || kinds.some(({ title }) => title === name);
      setDraft((before) => ({ name: isOurs(before.name) ? chosen.title : before.name, values: {} }));
      setTest(null);
      setRefusal(null);
    },
    [kinds],
  );

  if (pull !== null) return <FirstPull initial={pull} name={draft.name} />;
  return (
    <>
      {connection === null && id === null && <KindChoice kinds={kinds} chosen={kind} onChoose={choose} />}
      {kind !== null && (
        <ConnectionForm
          {...{ kind, draft, refusal, isBusy }}
          isNew={connection === null}
          onChange={setDraft}
          onSubmit={saveAndTest}
        />
      )}
      {test !== null && (
        <section id="test" aria-live="polite">
          <header>
            <p className="sec">{connection === null ? '3. Test call' : 'Test call'}</p>
            <h2>{test.isOk ? 'It works' : 'It doesn’t work like this yet'}</h2>
          </header>
          <TestNote test={test} />
          {connection !== null && (
            <p className={styles['after']}>
              <Link className="btn" href="/data#connections">
                Back to the connections
              </Link>
            </p>
          )}
        </section>
      )}
      {test?.isOk === true && id !== null && connection === null && (
        <section id="first-pull">
          <header>
            <p className="sec">4. First pull</p>
            <h2>What it will ask for</h2>
          </header>
          <PullPlan connectionId={id} start="Pull now, then daily" onStarted={started} />
        </section>
      )}
    </>
  );
}
