import { Icon } from '@/components/ui/icon';
import styles from './data.module.css';
import { formatBytes, formatSeconds } from './format-size';
import { ProgressTrack } from './progress-track';
import { ratePerSecond, secondsLeft } from './transfer-rate';
import type { Upload } from './upload/use-upload';

type Sending = Extract<Upload, { state: 'sending' | 'starting' }>;

/** How far the files of a drop are sent, and a way to stop. */
export function UploadProgress({ upload, onStop }: { readonly upload: Sending; readonly onStop: () => void }) {
  const done = upload.samples.at(-1)?.done ?? 0;
  const rate = ratePerSecond(upload.samples);
  const left = secondsLeft(upload.samples, upload.bytesTotal);
  return (
    <div className="imp" data-testid="upload-progress">
      <div className="imp-h">
        <div className={styles['clip']}>
          <h3>
            <Icon name="file" small /> {upload.name}
          </h3>
          <p className="cap">
            {upload.fileCount > 1 ? `File ${upload.fileNumber} of ${upload.fileCount}. ` : ''}
            {upload.state === 'starting' ? 'Sent. Starting the import' : 'Sending to this server'}
          </p>
        </div>
        <button type="button" className="btn" onClick={onStop}>
          <Icon name="x" small />
          Cancel
        </button>
      </div>
      <ProgressTrack label="Upload" share={upload.bytesTotal === 0 ? 0 : done / upload.bytesTotal} />
      <p className={styles['figures']}>
        <span>
          <b>{formatBytes(done)}</b> of {formatBytes(upload.bytesTotal)}
        </span>
        {rate !== null && <span>{formatBytes(rate)} a second</span>}
        {left !== null && (
          <span>
            About <b>{formatSeconds(left)}</b> left
          </span>
        )}
      </p>
    </div>
  );
}
