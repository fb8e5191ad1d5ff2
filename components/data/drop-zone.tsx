'use client';

import { type DragEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import styles from './data.module.css';
import { NameField } from './name-field';
import { ProblemNote } from './problem-note';
import { chosenFiles, readDrop } from './upload/read-drop';
import { useUpload } from './upload/use-upload';
import { UploadProgress } from './upload-progress';

/** Takes files and folders by drag, by choosing, or by keyboard, and shows how far they are sent. */
export function DropZone({ formats }: { readonly formats: string }) {
  const { upload, start, stop } = useUpload();
  const [isOver, setIsOver] = useState(false);
  const isBusy = upload.state === 'sending' || upload.state === 'starting';
  useMissedDropGuard();

  const onDrop = async (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (!isBusy) start(await readDrop(event.dataTransfer));
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside do the same by keyboard */}
      <div
        className={`drop ${styles['drop']} ${isOver ? styles['over'] : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
        }}
        onDrop={onDrop}
      >
        <Icon name="upload" />
        <div>
          <p className={styles['lead']}>
            {isOver ? 'Let go to upload' : 'Drop bills, savings reports or workspace counts here'}
          </p>
          <p className="mut">
            {formats}. Any size; parts of one bill belong in one drop. Nothing leaves this server, and nothing counts
            before you have seen it.
          </p>
        </div>
        <ChooseButtons isDisabled={isBusy} onChoose={(files) => start(chosenFiles(files))} />
      </div>
      {isBusy && <UploadProgress upload={upload} onStop={stop} />}
      {upload.state === 'failed' && <ProblemNote problem={upload.problem} where={upload.name} />}
    </>
  );
}

type ChooseButtonsProps = { readonly isDisabled: boolean; readonly onChoose: (files: readonly File[]) => void };

function ChooseButtons({ isDisabled, onChoose }: ChooseButtonsProps) {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    onChoose([...(input.files ?? [])]);
    // The same file chosen again must count as a change.
    input.value = '';
  };
  return (
    <div className={styles['choose']}>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        data-testid="choose-files"
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="Folder to import"
        onChange={(event) => take(event.currentTarget)}
        {...{ webkitdirectory: '' }}
      />
      <button type="button" className="btn" disabled={isDisabled} onClick={() => files.current?.click()}>
        Choose files
      </button>
      <button type="button" className="btn ghost" disabled={isDisabled} onClick={() => folder.current?.click()}>
        Choose a folder
      </button>
      <NameField />
    </div>
  );
}

/** A file let go beside the zone would otherwise replace the page. */
function useMissedDropGuard(): void {
  useEffect(() => {
    const prevent = (event: Event) => event.preventDefault();
    window.addEventListener('dragover', prevent);
    window.addEventListener('drop', prevent);
    return () => {
      window.removeEventListener('dragover', prevent);
      window.removeEventListener('drop', prevent);
    };
  }, []);
}
