import type { ReactNode } from 'react';
import { plural } from '@/components/data/format-size';
import { Icon } from '@/components/ui/icon';
import type { FileDifference } from '@/lib/config/file-difference';
import type { ConfigProblem } from '@/lib/config/read-yaml';
import styles from './settings.module.css';

type Props = {
  readonly file: string;
  readonly difference: FileDifference;
  /** The way on. */
  readonly children: ReactNode;
};

/** What a file would change, line by line, or where it can't be read. */
export function FileDifferences({ file, difference: { problems, changes, notes }, children }: Props) {
  if (problems.length > 0) return <FileProblems file={file} problems={problems} />;
  return (
    <div className={styles['difference']} role="status" data-testid="difference">
      <h3>
        {changes.length === 0
          ? `${file} changes nothing: everything is as it says`
          : `${file} makes ${plural(changes.length, 'change')}`}
      </h3>
      <ul className={styles['differences']}>
        {changes.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
      <p className={styles['ways']}>{children}</p>
    </div>
  );
}

const placeOf = ({ line, column }: ConfigProblem): string =>
  line === null ? '' : `line ${line}${column === null ? '' : `, column ${column}`}: `;

function FileProblems({ file, problems }: { readonly file: string; readonly problems: readonly ConfigProblem[] }) {
  return (
    <div className={styles['difference']} role="alert" data-testid="file-problems">
      <h3 className="st bad">
        <Icon name="octagon" small />
        {file} can’t be used: {plural(problems.length, 'problem')}
      </h3>
      <ul className={styles['differences']}>
        {problems.map((problem) => (
          <li key={`${placeOf(problem)}${problem.text}`}>
            <span className="mono">{placeOf(problem)}</span>
            {problem.text}
          </li>
        ))}
      </ul>
      <p className="note">Nothing was changed. Correct the places named, then choose the file again.</p>
    </div>
  );
}
