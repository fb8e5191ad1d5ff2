import 'server-only';
import type { Month } from '../../../lib/month/month';

/** `2026-01` as 202601. */
export const monthNumber = (month: Month): number => Number(month.slice(0, 4)) * 100 + Number(month.slice(5));

/** 202601 as `2026-01`. */
export const monthOfNumber = (number: number): Month =>
  `${String(Math.floor(number / 100)).padStart(4, '0')}-${String(number % 100).padStart(2, '0')}`;
