import 'server-only';
import { classOfPlainType, classOfService } from '../../../ingest/sources/cost-explorer/record-types';
import type { Month } from '../../../month/month';
import type { Answer } from './answers-folder';
import { type Amount, byAccount, byMonth, disagreements } from './compare-views';
import { runsOf } from './due-months';
import { type Family, familiesOf, plainFamily } from './families';
import { allAmounts, disagree, type ReadOptions, readRun, ServicesUntold } from './read-views';
import { serviceView } from './views';

export type FamilyAnswer = { readonly family: Family; readonly answer: Answer };

const readFamilies = async (
  options: ReadOptions,
  totals: readonly Amount[],
  months: readonly Month[],
  families: readonly Family[],
) => {
  const found: FamilyAnswer[] = [];
  for (const run of runsOf(months, options.settings.granularity, options.today)) {
    const own = totals.filter(({ month, units }) => units !== 0n && run.months.includes(month));
    for (const family of families) {
      const isThere = own.some(({ value }) => family.types.includes(value));
      if (!isThere && family.name !== plainFamily) continue;
      found.push({ family, answer: await readRun(options, serviceView, run, family) });
    }
  }
  return found;
};

/** Types whose services do not say their class, by the month's totals. */
const typesToldWrongly = (totals: readonly Amount[], services: readonly Amount[]): string[] => {
  const classes = ['tax', 'support', 'commitment'];
  return classes.flatMap((name) => {
    const own = totals.filter(({ value }) => classOfPlainType(value) === name);
    const told = services.filter(({ value }) => classOfService(value) === name);
    const types = new Set(own.filter(({ units }) => units !== 0n).map(({ value }) => value));
    return types.size > 0 && disagreements(own, told, byMonth).length > 0 ? [...types] : [];
  });
};

/** Throws ViewsDisagree, ServicesUntold. */
const refuseDisagreement = (
  totals: readonly Amount[],
  services: readonly FamilyAnswer[],
  families: readonly Family[],
): void => {
  for (const { name, types } of families) {
    const own = totals.filter(({ value }) => types.includes(value));
    const found = allAmounts(services.filter(({ family }) => family.name === name).map(({ answer }) => answer));
    const [where] = disagreements(own, found, byAccount);
    if (where !== undefined) throw disagree('Cost by account and service', `${name}: ${where}`);
    const apart = name === plainFamily ? typesToldWrongly(own, found) : [];
    if (apart.length > 0) throw new ServicesUntold(apart);
  }
};

/** Cost by service, a request for each run and each family of record types that has any cost in it. Throws ViewsDisagree, ServicesUntold. */
export const readServices = async (
  options: ReadOptions,
  totals: readonly Amount[],
  months: readonly Month[],
): Promise<FamilyAnswer[]> => {
  const families = familiesOf(
    totals.map(({ value }) => value),
    options.apart,
  );
  const services = await readFamilies(options, totals, months, families);
  refuseDisagreement(totals, services, families);
  return services;
};
