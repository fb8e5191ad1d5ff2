import { alertOperations } from './alerts';
import { annotationOperations } from './annotations';
import { channelOperations } from './channels';
import { configOperations } from './config';
import { connectionOperations } from './connections';
import { explainOperations } from './explain';
import { importOperations } from './imports';
import { issuingOperations } from './issuing';
import { jobOperations } from './jobs';
import { kpiOperations } from './kpis';
import { mappingOperations } from './mappings';
import { notificationOperations } from './notifications';
import type { Operation } from './operation';
import { providerOperations } from './provider';
import { rateOperations } from './rates';
import { reconciliationOperations } from './reconciliation';
import { reportOperations } from './reports';
import { ruleOperations } from './rules';
import { serviceOperations } from './service';
import { setupOperations } from './setup';
import { wordOperations } from './words';

/** Every operation of `/api/v1`: the OpenAPI document and the contract tests are made from this list. */
export const operations: readonly Operation[] = [
  ...serviceOperations,
  ...setupOperations,
  ...configOperations,
  ...rateOperations,
  ...ruleOperations,
  ...explainOperations,
  ...reconciliationOperations,
  ...providerOperations,
  ...importOperations,
  ...jobOperations,
  ...connectionOperations,
  ...mappingOperations,
  ...reportOperations,
  ...issuingOperations,
  ...wordOperations,
  ...annotationOperations,
  ...kpiOperations,
  ...alertOperations,
  ...channelOperations,
  ...notificationOperations,
];
