/** What a KPI page's address asks for besides the KPI; null: the default. */
export type KpiParameters = {
  readonly month: string | null;
  readonly basis: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string | null;
  readonly months: string | null;
};

/** An address of the KPI pages with what of the parameters is not the default, some of them changed. */
export const kpiAddress = (path: string, parameters: Partial<KpiParameters>, hash = ''): string => {
  const given = Object.entries(parameters).flatMap(([key, value]) => (value == null ? [] : [[key, value]]));
  const query = new URLSearchParams(given).toString();
  return `${path}${query === '' ? '' : `?${query}`}${hash}`;
};
