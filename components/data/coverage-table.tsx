import { Icon } from '@/components/ui/icon';
import { monthName } from '@/lib/month/month';
import type { CoverageState, CoverageView } from './view-types';

type Mark = {
  readonly icon: 'check' | 'clock' | 'loop' | 'x' | 'dash' | 'circle';
  readonly text: string;
  readonly tone: string;
};

const marks: Readonly<Record<CoverageState, Mark>> = {
  final: { icon: 'check', text: 'Final', tone: '' },
  provisional: { icon: 'clock', text: 'Provisional', tone: 'p' },
  open: { icon: 'clock', text: 'Open', tone: 'p' },
  restated: { icon: 'loop', text: 'Restated', tone: 'r' },
  unread: { icon: 'circle', text: 'Imported, another source counts', tone: 'n' },
  missing: { icon: 'x', text: 'Missing', tone: 'm' },
  none: { icon: 'dash', text: 'Not there yet', tone: 'n' },
};

/** Which source has what for which month. */
export function CoverageTable({ coverage }: { readonly coverage: CoverageView }) {
  const { months, sources } = coverage;
  const used = new Set(sources.flatMap(({ cells }) => cells));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="tw" tabIndex={0} aria-label="Coverage by month" style={{ margin: 0, padding: 0, border: 0 }}>
        <table className="cov" data-testid="coverage">
          <colgroup>
            <col style={{ width: 176 }} />
          </colgroup>
          <caption className="vh">Sources by month</caption>
          <thead>
            <tr>
              <th scope="col" style={{ textAlign: 'left' }}>
                Source
              </th>
              {months.map((month, index) => (
                <MonthHead key={month} month={month} isFirst={index === 0} />
              ))}
            </tr>
          </thead>
          <tbody>
            {sources.map(({ id, name, cells }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {cells.map((state, index) => (
                  <Cell
                    key={months[index]}
                    state={state}
                    title={`${name}, ${monthName(months[index] ?? '', 'short')}`}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Legend states={(Object.keys(marks) as CoverageState[]).filter((state) => used.has(state))} />
    </>
  );
}

function MonthHead({ month, isFirst }: { readonly month: string; readonly isFirst: boolean }) {
  const [name, year] = monthName(month, 'short').split(' ');
  return (
    <th scope="col">
      {name}
      <br />
      {isFirst || month.endsWith('-01') ? year : <>&nbsp;</>}
    </th>
  );
}

function Cell({ state, title }: { readonly state: CoverageState; readonly title: string }) {
  const { icon, text, tone } = marks[state];
  return (
    <td>
      <span className={`cell ${tone}`} title={`${title}: ${text}`}>
        <Icon name={icon} />
        <span className="vh">{text}</span>
      </span>
    </td>
  );
}

function Legend({ states }: { readonly states: readonly CoverageState[] }) {
  return (
    <p className="lg" style={{ marginTop: 12 }}>
      {states.map((state) => (
        <span key={state} style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
          <span className={`cell ${marks[state].tone}`} style={{ width: 22, height: 18 }}>
            <Icon name={marks[state].icon} />
          </span>
          {marks[state].text}
        </span>
      ))}
    </p>
  );
}
