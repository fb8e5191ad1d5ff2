import { describe, expect, it } from 'vitest';
import type { CostCell, MonthCounts, MonthInputs } from '../../kpis/types';
import { fromDecimal, fromInteger, sum, toDecimal } from '../../money/rational';
import { buildMonthlyReport } from '../build-monthly-report';
import type { Figure } from '../figure';
import { sampleInputs } from '../testing/sample-inputs';

const printed = (figure: Figure) => fromDecimal(figure.text.replace(/[$,%+]/g, '').replace('−', '-'));
const total = (figures: readonly Figure[]) => toDecimal(sum(figures.map(printed)), 1);

const clusterOf = ({ environment, accountId, costType }: CostCell): string | null => {
  if (environment !== 'production' || costType === 'S3') return null;
  return accountId === '000000000002' ? 'blue' : 'green';
};

const countOf = (cluster: string, active: number, hibernated: number): MonthCounts['clusters'][number] => ({
  cluster,
  total: fromInteger(active + hibernated),
  active: fromInteger(active),
  hibernated: fromInteger(hibernated),
  paid: null,
  freemium: null,
  freemiumActive: null,
  elevenPlus: null,
  provisioning: null,
  leaving: null,
});

const withClusters = (month: MonthInputs): MonthInputs => ({
  ...month,
  costs: (month.costs ?? []).map((cell) => ({ ...cell, cluster: clusterOf(cell) })),
  counts:
    month.counts === null
      ? null
      : { ...month.counts, clusters: [countOf('blue', 1_500, 700), countOf('green', 500, 390)] },
});

const report = buildMonthlyReport(sampleInputs({ editMonth: withClusters }));
const section = report.sections.clusters;

describe('cost by cluster', () => {
  it('sums with the rest to production in every printed column', () => {
    for (const column of [
      'current',
      'change',
      'share',
      'totalInstallations',
      'activeInstallations',
      'hibernatedInstallations',
    ] as const) {
      expect(total(section.rows.map((row) => row[column])), column).toBe(total([section.total[column]]));
    }
    expect(section.total.current.text).toBe(report.sections['cost-types'].total.current.text);
  });

  it('lists clusters by cost and the rest last, without a cost for each', () => {
    expect(section.rows.map(({ name }) => name)).toEqual(['green', 'blue', 'No cluster']);
    expect(section.rows[2]?.perActive.exact).toBeNull();
  });

  it('divides the cost by the active installations, as AAPWC does for all of production', () => {
    const [green] = section.rows;
    const cost = Number(green?.current.exact);
    expect(Number(green?.perActive.exact)).toBeCloseTo(cost / 500, 6);
    const aapwc = report.sections.scorecard.secondary.find(({ id }) => id === 'AAPWC');
    expect(section.total.perActive.text).toBe(aapwc?.value.text);
  });

  it('says which is the dearest, how many times the cheapest, and what names none', () => {
    expect(section.finding.text).toMatch(
      /^green costs \$\d+\.\d\d per active installation, 3\.\d times blue; \d+\.\d% of production names no cluster$/,
    );
  });

  it('names one cost where the dearest and the cheapest print the same', () => {
    const even = (month: MonthInputs): MonthInputs => {
      const each = withClusters(month);
      const [blue] = each.costs?.filter(({ cluster }) => cluster === 'blue') ?? [];
      if (each.counts === null || blue === undefined) return each;
      const costs = ['blue', 'green'].map((cluster) => ({ ...blue, cluster }));
      return {
        ...each,
        costs,
        counts: { ...each.counts, clusters: [countOf('blue', 700, 0), countOf('green', 700, 0)] },
      };
    };
    const { finding } = buildMonthlyReport(sampleInputs({ editMonth: even })).sections.clusters;
    expect(finding.text).toMatch(/^Clusters cost \$\d+\.\d\d per active installation;/);
  });

  it('has all of production in the rest when no cost names a cluster', () => {
    const { rows, finding, note } = buildMonthlyReport(sampleInputs()).sections.clusters;
    expect(rows.map(({ cluster }) => cluster)).toEqual([null]);
    expect(finding.text).toBe('No production cost names a cluster');
    expect(note).toContain('CloudClusterID');
  });

  it('says that counts for each cluster are missing', () => {
    const without = (month: MonthInputs): MonthInputs => ({ ...withClusters(month), counts: month.counts });
    const { rows, note } = buildMonthlyReport(sampleInputs({ editMonth: without })).sections.clusters;
    expect(rows[0]?.perActive.exact).toBeNull();
    expect(note).toContain('no cost per active installation');
  });

  it('keeps a cluster that has installations and no cost', () => {
    const empty = (month: MonthInputs): MonthInputs => {
      const each = withClusters(month);
      return each.counts === null
        ? each
        : { ...each, counts: { ...each.counts, clusters: [...each.counts.clusters, countOf('new', 3, 0)] } };
    };
    const { rows } = buildMonthlyReport(sampleInputs({ editMonth: empty })).sections.clusters;
    expect(rows.find(({ name }) => name === 'new')).toMatchObject({
      activeInstallations: { text: '3' },
      current: { text: '0' },
    });
  });
});
