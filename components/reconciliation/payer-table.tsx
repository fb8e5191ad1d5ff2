import Link from 'next/link';
import { StatusMark } from '@/components/ui/status-mark';
import type { PayerRow } from './view-types';

const verdicts = {
  within: { status: 'on-target', text: 'Within tolerance' },
  above: { status: 'off-target', text: 'Above tolerance' },
  missing: { status: 'no-target', text: 'No invoice total' },
} as const;

/** One row a payer: what its invoice says, what was imported, and what remains. */
export function PayerTable({ payers }: { payers: readonly PayerRow[] }) {
  if (payers.length === 0) {
    return (
      <p className="note">
        No bill of this month is imported. <Link href="/data">Import one</Link>
      </p>
    );
  }
  return (
    <div className="tw">
      <table>
        <caption className="vh">Invoices against imported billed cost</caption>
        <thead>
          <tr>
            <th scope="col">Payer</th>
            <th scope="col" className="num">
              Invoice
            </th>
            <th scope="col" className="num">
              Imported
            </th>
            <th scope="col" className="num">
              Residual
            </th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {payers.map((payer) => (
            <tr key={payer.payerId}>
              <th scope="row">{payer.payerId}</th>
              <td className="num">
                {payer.invoice}
                {payer.invoiceFrom !== null && (
                  <>
                    <br />
                    <span className="mut">{payer.invoiceFrom}</span>
                  </>
                )}
              </td>
              <td className="num">{payer.imported}</td>
              <td className="num">{payer.residual}</td>
              <td>
                <StatusMark {...verdicts[payer.verdict]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
