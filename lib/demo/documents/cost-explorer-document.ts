import { addMonths, type Month } from '../../month/month';
import { type Charge, decimalText } from '../charge';
import { organisation } from '../organisation';
import { apiServiceName, recordTypeOf } from './aws-names';
import { type DemoDocument, sumBilled } from './demo-document';

type View = { readonly id: string; readonly key: string; readonly keyOf: (charge: Charge) => string };

const separator = '\u0000';
const unit = organisation.org.currency;
const amount = (nanos: number) => ({ Amount: decimalText(nanos, 9), Unit: unit });

const groupsOf = (charges: readonly Charge[], { keyOf }: View) => {
  const key = (charge: Charge) => [charge.accountId, keyOf(charge)].join(separator);
  const amortized = sumBilled(charges, key, ({ effectiveNanos }) => effectiveNanos);
  return [...sumBilled(charges, key)].map(([keys, nanos]) => ({
    Keys: keys.split(separator),
    Metrics: { UnblendedCost: amount(nanos), NetAmortizedCost: amount(amortized.get(keys) ?? 0) },
  }));
};

const answer = (month: Month, charges: readonly Charge[], view: View) => ({
  GroupDefinitions: [
    { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
    { Type: 'DIMENSION', Key: view.key },
  ],
  ResultsByTime: [
    {
      TimePeriod: { Start: `${month}-01`, End: `${addMonths(month, 1)}-01` },
      Total: {},
      Groups: groupsOf(charges, view),
      Estimated: false,
    },
  ],
  DimensionValueAttributes: organisation.accounts.map(({ id, name }) => ({
    Value: id,
    Attributes: { description: name },
  })),
});

const documentOf = (view: View): DemoDocument => ({
  nameOf: (month) => `harborline-cost-explorer-${view.id}-${month}.json`,
  textOf: (month, charges) => `${JSON.stringify(answer(month, charges, view), null, 4)}\n`,
});

/** What `aws ce get-cost-and-usage` prints of a month: by account and service, and by account and record type. */
export const costExplorerDocuments: readonly DemoDocument[] = [
  documentOf({ id: 'services', key: 'SERVICE', keyOf: apiServiceName }),
  documentOf({ id: 'record-types', key: 'RECORD_TYPE', keyOf: recordTypeOf }),
];
