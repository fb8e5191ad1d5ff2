'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useRef, useState } from 'react';
import { type Problem, sendChange } from '../problem';
import { addSample, type Sample } from '../transfer-rate';
import type { ChosenFile } from './read-drop';
import { sendFile } from './send-file';

export type Upload =
  | { readonly state: 'idle' }
  | { readonly state: 'failed'; readonly problem: Problem; readonly name: string }
  | {
      readonly state: 'sending' | 'starting';
      readonly name: string;
      readonly fileNumber: number;
      readonly fileCount: number;
      readonly bytesTotal: number;
      readonly samples: readonly Sample[];
    };

/** Sends dropped files one after the other as one set, and asks for their import. */
export function useUpload(): { upload: Upload; start: (files: readonly ChosenFile[]) => void; stop: () => void } {
  const [upload, setUpload] = useState<Upload>({ state: 'idle' });
  const controller = useRef<AbortController | null>(null);
  const router = useRouter();

  const start = useCallback(
    async (files: readonly ChosenFile[]) => {
      const stopping = new AbortController();
      controller.current = stopping;
      setUpload(nothingToSend(files) ?? { state: 'idle' });
      if (files.length === 0) return;
      const problem = await sendAll(files, setUpload, stopping.signal);
      controller.current = null;
      setUpload(problem ?? { state: 'idle' });
      if (problem === null) router.refresh();
    },
    [router],
  );
  const stop = useCallback(() => controller.current?.abort(), []);
  return { upload, start, stop };
}

const nothingToSend = (files: readonly ChosenFile[]): Upload | null =>
  files.length > 0
    ? null
    : {
        state: 'failed',
        name: 'the drop',
        problem: {
          code: 'nothing-dropped',
          title: 'There was no file in it',
          detail: 'The folder is empty, or text was dropped.',
          remedy: 'Drop a billing export, a folder with its parts, or a CSV.',
        },
      };

async function sendAll(
  files: readonly ChosenFile[],
  show: (upload: Upload) => void,
  signal: AbortSignal,
): Promise<Upload | null> {
  const bytesTotal = files.reduce((sum, { file }) => sum + file.size, 0);
  let set: string | null = null;
  let sentBefore = 0;
  let samples: readonly Sample[] = [];
  try {
    for (const [index, chosen] of files.entries()) {
      const report = (state: 'sending' | 'starting', bytes: number) => {
        samples = addSample(samples, { done: sentBefore + bytes, atMs: performance.now() });
        show({ state, name: chosen.path, fileNumber: index + 1, fileCount: files.length, bytesTotal, samples });
      };
      report('sending', 0);
      const sent = await sendFile(chosen, set, (bytes) => report('sending', Math.min(bytes, chosen.file.size)), signal);
      if ('code' in sent) return await failed(sent, chosen.path, set);
      set = sent.set;
      sentBefore += chosen.file.size;
      if (index === files.length - 1) report('starting', 0);
    }
    const problem = await sendChange('POST', '/api/v1/imports', { set });
    return problem === null ? null : await failed(problem, files[0]?.path ?? '', set);
  } catch {
    await forget(set);
    return null;
  }
}

async function failed(problem: Problem, name: string, set: string | null): Promise<Upload> {
  await forget(set);
  return { state: 'failed', problem, name };
}

/** What was sent before a stop or a failure is of no use any more. */
const forget = async (set: string | null): Promise<void> => {
  if (set !== null) await sendChange('DELETE', `/api/v1/uploads/${set}`);
};
