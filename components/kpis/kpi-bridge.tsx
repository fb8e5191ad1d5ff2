import { shortNumber } from '@/components/charts/axis-numbers';
import { monthName } from '@/lib/month/month';
import type { BridgeCut, KpiPage } from '@/lib/report/kpi-page/kpi-page';
import { type KpiParameters, kpiAddress } from './addresses';
import { bridgeBars, placeBridge } from './bridge-bars';
import { BridgeChart } from './bridge-chart';
import { BridgeTable } from './bridge-table';
import { KpiSection } from './kpi-section';
import { Segments } from './segments';

const cutNames: Readonly<Record<BridgeCut, string>> = {
  type: 'Environment × service',
  account: 'Account',
  cluster: 'Cluster',
};

type KpiBridgeProps = { readonly page: KpiPage; readonly path: string; readonly parameters: KpiParameters };

function MonthSelect({
  name,
  label,
  months,
  chosen,
}: {
  name: string;
  label: string;
  months: readonly string[];
  chosen: string;
}) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={chosen}>
        {[...months].reverse().map((month) => (
          <option key={month} value={month}>
            {monthName(month, 'short')}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Chooses the two months and how cost is cut; a plain form, so that it works without JavaScript. */
function Compare({ page, path, parameters }: KpiBridgeProps) {
  const { from, to, cut, months } = page.bridge;
  const kept = Object.entries(parameters).filter(([key, value]) => value !== null && key !== 'from' && key !== 'to');
  return (
    <form className="compare" action={`${path}#bridge`} key={`${from} ${to}`}>
      {kept.map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value ?? ''} />
      ))}
      <MonthSelect name="from" label="From" months={months} chosen={from} />
      <MonthSelect name="to" label="To" months={months} chosen={to} />
      <button type="submit" className="btn">
        Compare
      </button>
      <Segments
        label="Split cost by"
        choices={(Object.keys(cutNames) as BridgeCut[]).map((each) => ({
          text: cutNames[each],
          address: kpiAddress(path, { ...parameters, by: each === 'type' ? null : each }, '#bridge'),
          isCurrent: each === cut,
        }))}
      />
    </form>
  );
}

const axisNote = (low: number, unit: KpiPage['unit']): string => {
  if (low <= 0) return '';
  const text = unit === 'share' ? (low * 100).toFixed(2) : low < 100 ? low.toFixed(3) : shortNumber(low, 1);
  return `. Axis starts at ${text}`;
};

function Chart({ page }: { readonly page: KpiPage }) {
  const { bridge, better, unit } = page;
  const names = { from: monthName(bridge.from, 'short'), to: monthName(bridge.to, 'short'), middle: 'All cost' };
  const middle = bridge.numeratorTotal === null ? names.middle : `All ${bridge.numeratorTotal.label.toLowerCase()}`;
  const bars = bridgeBars(bridge, better, { ...names, middle: middle.length > 20 ? names.middle : middle });
  const limit = bridge.limit === null ? null : { at: Number(bridge.limit.exact), text: bridge.limit.text };
  const drawing = placeBridge(bars, limit?.at ?? null);
  const spoken = bars.map(({ label, figure }) => `${label} ${figure.text}`).join(', ');
  return (
    <figure>
      <figcaption>
        <h3>Bridge, {bridge.unitText}</h3>
        <p className="cap">
          {bridge.note}
          {axisNote(drawing.low, unit)}
        </p>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls has to take the focus, or keys can not scroll it */}
      <section className="tw bridge-frame" tabIndex={0} aria-label="Bridge">
        <BridgeChart drawing={drawing} limit={limit} label={`Bridge: ${spoken}`} />
      </section>
    </figure>
  );
}

/** A change between two months in exact parts, as a chart and as a table. */
export function KpiBridgeView({ page, path, parameters }: KpiBridgeProps) {
  const { bridge } = page;
  const title = `${monthName(bridge.from)} to ${monthName(bridge.to)}`;
  return (
    <KpiSection id="bridge" title={title} finding={bridge.finding}>
      <Compare page={page} path={path} parameters={parameters} />
      {bridge.reason === null ? (
        <>
          <Chart page={page} />
          <BridgeTable bridge={bridge} page={page} />
        </>
      ) : (
        <p>{bridge.reason}</p>
      )}
    </KpiSection>
  );
}
