import { monthName } from '@/lib/month/month';
import type { ExplainedImport, ExplainedRecord, Explanation } from '@/lib/provenance/explanation';
import { CopyText } from './copy-text';

const momentOf = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

const recordedWords = ({ by, at }: ExplainedRecord): string => {
  if (by === null) return 'comes with Perunit';
  return at === null ? `by ${by}` : `by ${by}, ${momentOf(at)}`;
};

type Heading = 'h2' | 'h3';

function Records({ records, heading: Heading }: { records: readonly ExplainedRecord[]; heading: Heading }) {
  if (records.length === 0) return null;
  return (
    <div className="explain-sources">
      <Heading>What made it so</Heading>
      <ul>
        {records.map((record) => (
          <li key={record.what}>
            <b>{record.what}</b>
            <span className="under">
              {record.from === null ? '' : `In force from ${monthName(record.from)}, `}
              {recordedWords(record)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Import({ entry }: { entry: ExplainedImport }) {
  const files = entry.files.length === 0 ? [{ name: entry.name, sha256: entry.sha256 }] : entry.files;
  return (
    <li>
      <b>{entry.name}</b>
      <span className="under">
        Import {entry.importId}, {entry.format}, {entry.rows.toLocaleString('en-US')} rows, by {entry.by}
        {entry.at === null ? '' : `, ${momentOf(entry.at)}`}
      </span>
      {files.map((file) => (
        <span key={file.name} className="explain-hash">
          {file.name !== entry.name && <span className="under">{file.name}</span>}
          <span className="mut">SHA-256</span> <code title={file.sha256}>{file.sha256}</code>
          <CopyText text={file.sha256} what={`the SHA-256 of ${file.name}`} />
        </span>
      ))}
    </li>
  );
}

/** Who recorded what is in force, and the files that the rows came in with. */
export function ExplainedSources({ explanation, heading: Heading }: { explanation: Explanation; heading: Heading }) {
  const { records, imports } = explanation;
  return (
    <>
      <Records records={records} heading={Heading} />
      {imports.length > 0 && (
        <div className="explain-sources">
          <Heading>{imports.length === 1 ? 'The file' : 'The files'}</Heading>
          <ul>
            {imports.map((entry) => (
              <Import key={entry.importId} entry={entry} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
