import { monthName, monthOfDay } from '../../month/month';
import type { Written } from './words';

/** A UTC day or moment as `7 Feb 2026`. */
export const dayWords = (at: string): string =>
  `${Number(at.slice(8, 10))} ${monthName(monthOfDay(at.slice(0, 10)), 'short')}`;

/** Who wrote it and when: `Ana Novak, 7 Feb 2026`. */
export const writtenBy = ({ by, at }: Written): string => `${by}, ${dayWords(at)}`;
