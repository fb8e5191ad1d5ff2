import 'server-only';

export * from './bill-invoices';
export * from './choices';
export * from './connections';
export * from './cost-explorer';
export * from './costs';
export * from './editions';
export * from './exchange-rates';
export * from './imports';
export * from './jobs';
export * from './line-rollups';
export * from './notifications';
export * from './pricing-rollups';
export * from './records';
export * from './vendor-mappings';
export * from './words-of-people';
