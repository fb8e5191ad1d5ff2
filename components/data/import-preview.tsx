import { Icon } from '@/components/ui/icon';
import styles from './data.module.css';
import { formatMoney } from './format-money';
import { formatBytes, formatCount, plural } from './format-size';
import { formatMoment } from './format-time';
import { MappedColumns } from './mapped-columns';
import { MonthsFound } from './months-found';
import { NumberFormats } from './number-formats';
import { PreviewActions } from './preview-actions';
import { headlineOf } from './preview-words';
import { RejectedRows } from './rejected-rows';
import type { PreviewView } from './view-types';

/** What was found in a dropped file, and the buttons that take it or throw it away. */
export function ImportPreview({ preview }: { readonly preview: PreviewView }) {
  return (
    <section id={`import-${preview.importId}`} data-testid="import-preview">
      <header>
        <p className="sec">Detection preview</p>
        <h2 className={styles['clip']}>{headlineOf(preview)}</h2>
      </header>
      <Warnings preview={preview} />
      <div className="half">
        <div>
          <Found preview={preview} />
          <MonthsFound preview={preview} />
          {preview.rowsRejected > 0 && <RejectedRows preview={preview} />}
        </div>
        <MappedColumns preview={preview} />
      </div>
      {preview.numberFormat !== null && (
        <NumberFormats importId={preview.importId} readAs={preview.numberFormat} rejects={preview.rejects} />
      )}
      <PreviewActions preview={preview} />
    </section>
  );
}

function Found({ preview }: { readonly preview: PreviewView }) {
  const { files, currency } = preview;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return (
    <>
      <h3>Found</h3>
      <dl className={`kv ${styles['kv']}`}>
        <dt>File</dt>
        <dd className={styles['clip']}>
          {preview.name}
          {files.length > 1 ? `, ${plural(files.length, 'part')}` : ''}, {formatBytes(bytes)}
        </dd>
        <dt>Format</dt>
        <dd>
          <b>{preview.formatName}</b>, {plural(preview.columnCount, 'column')}
        </dd>
        <dt>Rows</dt>
        <dd>
          {formatCount(preview.rowsRead - preview.rowsRejected - preview.rowsLeftOut)} accepted and{' '}
          {formatCount(preview.rowsRejected)} rejected
          {preview.rowsLeftOut > 0 && `, ${formatCount(preview.rowsLeftOut)} left out (they repeat others)`}
        </dd>
        {preview.billed !== null && (
          <>
            <dt>Billed</dt>
            <dd>{formatMoney(preview.billed, currency)}</dd>
          </>
        )}
        {preview.effective !== null && (
          <>
            <dt>Effective</dt>
            <dd>{formatMoney(preview.effective, currency)}</dd>
          </>
        )}
        {preview.isBill && (
          <>
            <dt>Accounts</dt>
            <dd>
              <AccountsFound preview={preview} />
            </dd>
          </>
        )}
        <dt>Read</dt>
        <dd>
          {formatMoment(preview.stagedAt)}, {preview.by}
        </dd>
      </dl>
    </>
  );
}

function AccountsFound({ preview }: { readonly preview: PreviewView }) {
  const { unmappedAccounts, mappedAccounts } = preview;
  if (unmappedAccounts.length === 0) return <>{plural(mappedAccounts, 'account')}, all mapped</>;
  const shown = unmappedAccounts.slice(0, 3).map(({ accountId, name }) => (name === null ? accountId : name));
  const rest = unmappedAccounts.length - shown.length;
  return (
    <>
      {mappedAccounts > 0 && `${mappedAccounts} mapped, `}
      <span className={`st watch ${styles['wrap']}`}>
        <Icon name="triangle" small />
        {unmappedAccounts.length} without an environment: {shown.join(', ')}
        {rest > 0 ? ` and ${rest} more` : ''}
      </span>
    </>
  );
}

function Warnings({ preview }: { readonly preview: PreviewView }) {
  const notes = [...preview.shrinks, ...preview.notices];
  if (notes.length === 0) return null;
  return (
    <ul className={styles['warnings']}>
      {notes.map((note, index) => (
        <li key={note} className={index < preview.shrinks.length ? styles['warning'] : ''}>
          <Icon name={index < preview.shrinks.length ? 'triangle' : 'dash'} small />
          <span>{note}</span>
        </li>
      ))}
    </ul>
  );
}
