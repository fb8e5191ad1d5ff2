import { canonicalJson } from '../files/canonical-json';
import type { MonthlyReport } from '../monthly-report';
import { sealedForm } from '../sealed-form';

/** The document itself as canonical JSON: for an edition the very bytes that its seal is the SHA-256 of. */
export const renderJson = (report: MonthlyReport): string => canonicalJson(sealedForm(report));
