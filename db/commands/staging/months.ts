import 'server-only';
import type { Month } from '../../../lib/month/month';

/** 202601 as `2026-01`. */
export const monthOfNumber = (number: number): Month =>
  `${String(Math.floor(number / 100)).padStart(4, '0')}-${String(number % 100).padStart(2, '0')}`;
