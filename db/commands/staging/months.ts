import 'server-only';
import type { Month } from '../../../lib/month/month';

/** 202601 as `2026-01`. */
export const monthOfNumber = (number: number): Month =>
  `${String(Math.floor(number / 100)).padStart(4, '0')}-${String(number % 100).padStart(2, '0')}`;

/** The day after a month's last one, counted from 1970 as facts count days. */
export const dayAfterMonth = (month: Month): number =>
  Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1) / 86_400_000;
