import { Sparkline } from '@/components/charts/sparkline';
import { Icon } from '@/components/ui/icon';
import { monthName } from '@/lib/month/month';
import type { Evaluation } from '@/lib/report/kpi-page/evaluate-draft';

type LiveValuesProps = {
  readonly formula: string;
  readonly evaluation: Evaluation | null;
  readonly hasFailed: boolean;
  /** The KPI that the draft is a version of. */
  readonly id: string | null;
};

function Problem({ formula, problem }: { formula: string; problem: NonNullable<Evaluation['problem']> }) {
  const at = Math.min(problem.position - 1, formula.length);
  return (
    <>
      <p className="st bad">
        <Icon name="octagon" small />
        Character {problem.position}: {problem.text}
      </p>
      <pre className="at">
        {formula.slice(0, at)}
        <mark>{formula.slice(at, at + 1) || ' '}</mark>
        {formula.slice(at + 1)}
      </pre>
    </>
  );
}

function Months({ months, id }: { readonly months: Evaluation['months']; readonly id: string | null }) {
  return (
    <table>
      <caption>
        The last {months.length} months <span>newest first</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">Month</th>
          {id !== null && (
            <th scope="col" className="num">
              Now
            </th>
          )}
          <th scope="col" className="num">
            {id === null ? 'Value' : 'Draft'}
          </th>
        </tr>
      </thead>
      <tbody>
        {[...months].reverse().map(({ month, text, reason, current }) => (
          <tr key={month}>
            <th scope="row">
              {monthName(month, 'short')}
              {reason !== null && <span className="under">{reason}</span>}
            </th>
            {id !== null && <td className="num sub">{current ?? '–'}</td>}
            <td className="num">{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Outcome({ formula, evaluation, hasFailed, id }: LiveValuesProps) {
  if (hasFailed) return <p className="st bad">The server can’t be reached: these values are not current.</p>;
  if (evaluation === null) return <p className="mut">Working it out</p>;
  if (evaluation.problem !== null) return <Problem formula={formula} problem={evaluation.problem} />;
  const newest = evaluation.months.at(-1);
  if (newest === undefined) return <p className="sub">The formula can be read; there is no month with data yet.</p>;
  if (newest.exact === null) {
    return (
      <p className="sub">
        The formula can be read. {monthName(newest.month)} has no value: {newest.reason}
      </p>
    );
  }
  const now = id === null || newest.current === null ? '' : `, ${newest.current} now`;
  return (
    <p className="st good">
      <Icon name="check" small />
      {monthName(newest.month)}: {newest.text}
      {now}
    </p>
  );
}

/** What the draft gives for the last 13 months as it is typed, or what is wrong with its formula and where. */
export function LiveValues(props: LiveValuesProps) {
  const { evaluation, id } = props;
  const months = evaluation?.problem === null ? evaluation.months : [];
  return (
    <div className="live">
      <h2 className="vh">Values of the draft</h2>
      <output aria-live="polite" data-testid="evaluation">
        <Outcome {...props} />
      </output>
      {months.length > 0 && (
        <>
          <Sparkline points={[...months]} label="The draft’s last months" width={320} height={64} />
          <Months months={months} id={id} />
        </>
      )}
    </div>
  );
}
