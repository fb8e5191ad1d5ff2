import { monthName } from '../../month/month';
import type { SavingsSection, VendorFigures } from '../schema/savings';
import type { OutlineHead } from '../section-definition';
import type { OutlineCell, OutlineTable, SectionOutline } from './outline';
import { numberColumn, textColumn } from './table-parts';

const stepsTable = ({ steps }: SavingsSection, { monthName: name }: OutlineHead): OutlineTable => ({
  id: 'savings',
  caption: `From list price to what is paid, ${name}`,
  columns: [
    textColumn('step', 'Step'),
    numberColumn('amount', 'Amount', 'money'),
    numberColumn('share', 'Of list price', 'share'),
  ],
  rows: steps.map(({ id, label, kind, amount, share }) => ({
    ...{ key: id, kind: kind === 'total' ? 'total' : 'row' },
    cells: [label, amount, share],
  })),
});

const ratesTable = ({ rates }: SavingsSection): OutlineTable => ({
  id: 'savings-rates',
  caption: 'Savings rates, coverage and utilisation',
  columns: [
    textColumn('rate', 'Rate'),
    textColumn('meaning', 'Meaning'),
    numberColumn('value', 'Value', 'share'),
    numberColumn('change', 'Change', 'share-change'),
  ],
  rows: rates.map(({ id, name, meaning, value, change }) => ({
    key: id,
    kind: 'row',
    cells: [name, meaning, value, change],
  })),
});

const vendorCells = (names: readonly OutlineCell[], row: VendorFigures): OutlineCell[] => [
  ...names,
  ...[row.gross, row.fee, row.refund, row.net],
];

const vendorsTable = ({ vendors }: SavingsSection): OutlineTable[] => {
  if (vendors === null) return [];
  const { rows, subtotals, total } = vendors;
  return [
    {
      id: 'savings-vendors',
      caption: 'Savings vendors by account',
      columns: [
        textColumn('vendor', 'Vendor'),
        textColumn('account', 'Account'),
        textColumn('id', 'Account id'),
        numberColumn('gross', 'Gross saving', 'money'),
        numberColumn('fee', 'Fee', 'money'),
        numberColumn('refund', 'Refund', 'money'),
        numberColumn('net', 'Net saving', 'money'),
      ],
      rows: [
        ...rows.map((row) => ({
          ...{ key: `${row.vendor} ${row.accountId}`, kind: 'row' as const },
          cells: vendorCells([row.vendor, row.name, row.accountId], row),
        })),
        ...subtotals.map((row) => ({
          ...{ key: row.vendor, kind: 'memo' as const },
          cells: vendorCells([row.vendor, 'All accounts', ''], row),
        })),
        { key: 'total', kind: 'total', cells: vendorCells(['Total', '', ''], total) },
      ],
    },
  ];
};

const monthsTable = ({ months }: SavingsSection): OutlineTable[] =>
  months.length === 0
    ? []
    : [
        {
          id: 'savings-months',
          caption: 'Savings by month, newest first',
          columns: [
            textColumn('month', 'Month'),
            numberColumn('list', 'List price', 'money'),
            numberColumn('effective', 'Effective cost', 'money'),
            numberColumn('after-fees', 'After fees', 'money'),
            numberColumn('vendor-net', 'Vendors’ net saving', 'money'),
            numberColumn('esr', 'ESR', 'share'),
            numberColumn('net-esr', 'Net ESR', 'share'),
            numberColumn('coverage', 'Coverage', 'share'),
            numberColumn('utilisation', 'Utilisation', 'share'),
          ],
          rows: months.map((row) => ({
            ...{ key: row.month, kind: 'row' as const },
            cells: [
              monthName(row.month, 'short'),
              ...[row.list, row.effective, row.afterFees, row.vendorNet],
              ...[row.esr, row.netEsr, row.coverage, row.utilisation],
            ],
          })),
        },
      ];

/** The waterfall as a table, the rates, the vendors' reports by account, 13 months of both, and every note. */
export const savingsOutline = (section: SavingsSection, head: OutlineHead): SectionOutline => ({
  finding: section.finding,
  lead: [],
  tables: [stepsTable(section, head), ratesTable(section), ...vendorsTable(section), ...monthsTable(section)],
  notes: section.notes,
});
