'use client';

import { useState } from 'react';
import { formatName } from '../format-names';
import { formatDay } from '../format-time';
import { type Problem, sendChange } from '../problem';
import { ProblemNote } from '../problem-note';
import { useMappings } from './use-mappings';

/** The remembered ways of reading other people's tables, each to be forgotten. */
export function RememberedMappings() {
  const { mappings, reload } = useMappings();
  const [problem, setProblem] = useState<Problem | null>(null);
  const forget = async (name: string) => {
    setProblem(await sendChange('DELETE', `/api/v1/mappings/${encodeURIComponent(name)}`));
    await reload();
  };
  if (mappings.length === 0) return null;
  return (
    <div className="tw">
      <table data-testid="remembered-mappings">
        <caption>
          Remembered mappings <span>a file with the same header is read by them, and says so</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Read as</th>
            <th scope="col" className="lo">
              Header
            </th>
            <th scope="col">Made</th>
            <th scope="col">
              <span className="vh">Forget</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {mappings.map(({ name, kind, header, by, recordedAt }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatName(kind)}</td>
              <td className="lo sub">{header.join(', ')}</td>
              <td className="sub">
                {formatDay(recordedAt)}, {by}
              </td>
              <td className="num">
                <button type="button" className="btn ghost" onClick={() => forget(name)}>
                  Forget<span className="vh"> {name}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {problem !== null && <ProblemNote problem={problem} />}
    </div>
  );
}
