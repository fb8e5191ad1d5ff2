import 'server-only';
import type { PerunitDatabase } from '../../db/client';
import { rulesFor } from '../../db/queries/rules-for';
import { compileRules } from '../kpis/classification/compile-rules';
import type { Classification, LineKey } from '../kpis/types';
import type { Month } from '../month/month';

/** The classification in force in each month, compiled once a month. */
export const classifier = (db: PerunitDatabase): ((key: LineKey, month: Month) => Classification) => {
  const compiled = new Map<Month, (key: LineKey) => Classification>();
  return (key, month) => {
    const known = compiled.get(month);
    if (known !== undefined) return known(key);
    const classify = compileRules(rulesFor(db, month), month);
    compiled.set(month, classify);
    return classify(key);
  };
};
