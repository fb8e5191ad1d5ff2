import { formatMoney } from '../../kpis/format';
import { type FormulaNode, measuresOf } from '../../kpis/formula/parse-formula';
import { measureDefinition } from '../../kpis/measures';
import type { Rational } from '../../money/rational';
import { environmentNames } from '../environments';
import type { FigureUnit } from '../figure';
import { formatCount, formatNumber, formatNumberChange } from '../format/numbers';

/** What one side of a formula counts: money, things, or neither alone. */
export type SideUnit = Extract<FigureUnit, 'money' | 'count' | 'ratio'>;

/** The unit that all measures of a part of a formula share; `ratio` where they differ or there is none. */
export const sideUnit = (node: FormulaNode | null): SideUnit => {
  const units = new Set((node === null ? [] : measuresOf(node)).map((id) => measureDefinition(id)?.unit));
  if (units.size !== 1) return 'ratio';
  return units.has('money') ? 'money' : 'count';
};

/** A side's value as a fraction prints it: whole money, whole counts, else two decimals. */
export const sideText = (value: Rational, unit: SideUnit, currency: string): string => {
  if (unit === 'money') return formatMoney(value, currency);
  return unit === 'count' ? formatCount(value) : formatNumber(value, 2);
};

/** Decimal places of a side's parts in a table. */
export const sidePlaces = (unit: SideUnit): number => (unit === 'ratio' ? 2 : 0);

/** A part of a side in a table, its currency in the head. */
export const partText = (value: Rational, unit: SideUnit): string => formatNumber(value, sidePlaces(unit));

/** The change of a part of a side, signed. */
export const partChangeText = (value: Rational, unit: SideUnit): string => formatNumberChange(value, sidePlaces(unit));

const countNames: Readonly<Record<string, string>> = {
  'workspaces.total': 'Workspaces',
  'workspaces.active': 'Active workspaces',
  'workspaces.hibernated': 'Hibernated workspaces',
  'workspaces.paid': 'Paid workspaces',
  'workspaces.freemium': 'Freemium workspaces',
  'workspaces.freemiumActive': 'Active freemium workspaces',
  'workspaces.freemiumHibernated': 'Hibernated freemium workspaces',
  'workspaces.elevenPlus': 'Workspaces of 11 or more users',
  'fleet.spotHours': 'Spot instance-hours',
  'fleet.totalHours': 'Instance-hours',
  'cost.total': 'Total cost',
  'cost.customerSpecific': 'Customer-specific cost',
  'cost.variablePlatform': 'Variable platform cost',
};

const environmentOf = (measureId: string): string | null => {
  const known = Object.entries(environmentNames).find(([id]) => measureId === `cost.${id}`);
  return known === undefined ? null : `${known[1]} cost`;
};

/** A measure's name as a row head; null for what is no measure. */
export const measureName = (id: string): string | null => countNames[id] ?? environmentOf(id);
