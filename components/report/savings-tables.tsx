import { SortableTable } from '@/components/tables/sortable-table';
import type { TableColumn, TableRow } from '@/components/tables/table-model';
import { EnvironmentSwatch } from '@/components/ui/swatch';
import { monthName } from '@/lib/month/month';
import type { SavingsMonth, SavingsSection, SavingsStep, VendorFigures, VendorRow } from '@/lib/report/schema/savings';
import { figureCell } from './cost-cells';
import { FigureText } from './figure-text';

/** The waterfall's figures as a table. */
export function StepsTable({ steps, currency }: { steps: readonly SavingsStep[]; currency: string }) {
  return (
    <div className="tw">
      <table>
        <caption>
          The same as figures <span>{currency}, and share of list price</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col" className="num">
              Amount
            </th>
            <th scope="col" className="num">
              Of list
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ id, label, kind, amount, share }) => (
            <tr key={id} className={kind === 'total' ? 'subt' : ''}>
              <th scope="row">{label}</th>
              <td className="num">
                <FigureText figure={amount} />
              </td>
              <td className="num">
                <FigureText figure={share} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const vendorColumns: TableColumn[] = [
  { id: 'account', head: 'Account', kind: 'text' },
  { id: 'vendor', head: 'Vendor', kind: 'text', shownFrom: 'lo' },
  { id: 'gross', head: 'Gross saving', kind: 'number' },
  { id: 'fee', head: 'Fee', kind: 'number' },
  { id: 'refund', head: 'Refund', kind: 'number', shownFrom: 'lo' },
  { id: 'net', head: 'Net', kind: 'number' },
];

const vendorRow = (row: VendorRow): TableRow => ({
  id: `${row.vendor} ${row.accountId}`,
  cells: {
    account: {
      content: (
        <>
          <EnvironmentSwatch environment={row.environment} />
          {row.name}
        </>
      ),
      sort: row.name,
    },
    vendor: { content: row.vendor, sort: row.vendor },
    gross: figureCell(row.gross),
    fee: figureCell(row.fee),
    refund: figureCell(row.refund),
    net: figureCell(row.net),
  },
});

function VendorTotal({ name, row, className }: { name: string; row: VendorFigures; className?: string }) {
  return (
    <tr className={className}>
      <th scope="row">{name}</th>
      <td className="lo" />
      <td className="num">
        <FigureText figure={row.gross} />
      </td>
      <td className="num">
        <FigureText figure={row.fee} />
      </td>
      <td className="num lo">
        <FigureText figure={row.refund} />
      </td>
      <td className="num">
        <FigureText figure={row.net} />
      </td>
    </tr>
  );
}

type VendorsTableProps = {
  readonly vendors: NonNullable<SavingsSection['vendors']>;
  readonly monthName: string;
  readonly currency: string;
};

/** What vendors saved and cost in each account. */
export function VendorsTable({ vendors, monthName: name, currency }: VendorsTableProps) {
  const { rows, subtotals, total } = vendors;
  return (
    <SortableTable
      id="savings-vendors"
      caption={
        <>
          Savings vendors, {name} <span>{currency}; net is gross less fee, refund added</span>
        </>
      }
      columns={vendorColumns}
      rows={rows.map(vendorRow)}
      foot={
        <>
          <VendorTotal name="Total" row={total} />
          {subtotals.map((row) => (
            <VendorTotal key={row.vendor} name={row.vendor} row={row} className="out memo" />
          ))}
        </>
      }
    />
  );
}

const monthColumns: TableColumn[] = [
  { id: 'month', head: 'Month', kind: 'text' },
  { id: 'list', head: 'List price', kind: 'number', shownFrom: 'lo' },
  { id: 'effective', head: 'Effective', kind: 'number', shownFrom: 'lo' },
  { id: 'after', head: 'After fees', kind: 'number', shownFrom: 'lo' },
  { id: 'net', head: 'Vendors’ net', kind: 'number', shownFrom: 'lo' },
  { id: 'esr', head: 'ESR', kind: 'number' },
  { id: 'netEsr', head: 'Net ESR', kind: 'number' },
  { id: 'coverage', head: 'Coverage', kind: 'number', shownFrom: 'lo' },
  { id: 'utilisation', head: 'Utilisation', kind: 'number' },
];

const monthRow = (row: SavingsMonth): TableRow => ({
  id: row.month,
  cells: {
    month: { content: monthName(row.month, 'short'), sort: row.month },
    list: figureCell(row.list),
    effective: figureCell(row.effective),
    after: figureCell(row.afterFees),
    net: figureCell(row.vendorNet),
    esr: figureCell(row.esr),
    netEsr: figureCell(row.netEsr),
    coverage: figureCell(row.coverage),
    utilisation: figureCell(row.utilisation),
  },
});

/** 13 months of prices, rates and vendors' net saving. */
export function SavingsMonths({ months, currency }: { months: readonly SavingsMonth[]; currency: string }) {
  return (
    <SortableTable
      id="savings-months"
      caption={
        <>
          Month by month <span>{currency}</span>
        </>
      }
      columns={monthColumns}
      rows={months.map(monthRow)}
    />
  );
}
