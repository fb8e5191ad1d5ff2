'use client';

import { formatCount, plural } from '@/components/data/format-size';
import type { RuleCatchesView, UnnamedLine } from '@/lib/config/catches-view';
import { kindWords } from './rule-words';

type Props = {
  readonly catches: RuleCatchesView;
  /** Null: rules can't be changed here. */
  readonly onMakeRule: ((line: UnnamedLine) => void) | null;
};

/** The dearest lines that no rule names, each to be made a rule of. */
export function UnnamedLines({ catches: { kind, unnamed, total }, onMakeRule }: Props) {
  const { one } = kindWords[kind];
  if (total.rows === 0) return null;
  if (unnamed.rows === 0) return <p className="note">Every line has a {one}.</p>;
  return (
    <div className="tw rules-unnamed">
      <table data-testid="unnamed">
        <caption>
          Lines without a {one} <span>the dearest first</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Account</th>
            <th scope="col" className="num">
              Rows
            </th>
            <th scope="col" className="num">
              Cost
            </th>
            {onMakeRule !== null && (
              <th scope="col">
                <span className="vh">Rule</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {unnamed.lines.map((line) => (
            <LineRow key={`${line.accountId} ${line.service} ${detailsOf(line)}`} line={line} onMakeRule={onMakeRule} />
          ))}
        </tbody>
      </table>
      {unnamed.more > 0 && <p className="note">And {plural(unnamed.more, 'line')} more that cost less.</p>}
    </div>
  );
}

const detailsOf = ({ usageType, operation, region, scopeClass, tags }: UnnamedLine): string =>
  [usageType, operation, region, scopeClass, ...Object.entries(tags).map(([key, value]) => `${key}=${value}`)]
    .filter((part) => part !== null)
    .join(' · ');

function LineRow({ line, onMakeRule }: { readonly line: UnnamedLine } & Pick<Props, 'onMakeRule'>) {
  return (
    <tr>
      <th scope="row">
        {line.service}
        <span className="rule-patterns">{detailsOf(line)}</span>
      </th>
      <td>{line.accountName}</td>
      <td className="num">{formatCount(line.rows)}</td>
      <td className="num">{line.text}</td>
      {onMakeRule !== null && (
        <td>
          <button type="button" className="btn ghost" onClick={() => onMakeRule(line)}>
            Make a rule<span className="vh"> of {line.usageType ?? line.service}</span>
          </button>
        </td>
      )}
    </tr>
  );
}
