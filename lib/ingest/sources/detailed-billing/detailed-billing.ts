import type { BillSource } from '../bill-source';
import { detailedBillingMapping } from './mapping';
import { detailedBillingSurvey } from './survey';

/** `Cost` is what a report of a single account has instead; capitals differ between years. */
const canonicalName = (header: string): string =>
  /^(unblended)?cost$/i.test(header) ? 'UnBlendedCost' : header.replace(/^RecordID$/, 'RecordId');

/** The detailed billing report, with resources and tags or without. */
export const detailedBillingSource: BillSource = {
  formats: ['detailed-billing'],
  title: 'detailed billing report',
  origin:
    'AWS’s reports until 2019, unzipped (`<account>-aws-billing-detailed-line-items-with-resources-and-tags-2017-06.csv`)',
  canonicalName,
  required: [
    'InvoiceID',
    'PayerAccountId',
    'LinkedAccountId',
    'RecordType',
    'RecordId',
    'ProductName',
    'SubscriptionId',
    'UsageStartDate',
    'UnBlendedCost',
  ],
  hints: ['PricingPlanId', 'SubscriptionId', 'ReservedInstance'],
  formatOf: () => 'detailed-billing',
  mapping: detailedBillingMapping,
  survey: detailedBillingSurvey,
};
