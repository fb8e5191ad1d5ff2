const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes for people, one decimal from kB on: `426.0 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  let value = bytes;
  let step = 0;
  // 999.95 would print as 1000.0 of the smaller unit.
  while (value >= 999.95 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  return `${value.toFixed(1)} ${units[step]}`;
}

/** Whole numbers with thousands separators. */
export const formatCount = (count: number): string => Math.round(count).toLocaleString('en-US');

/** Seconds left for people: `19 s`, `4 min`, `2 h 5 min`. */
export function formatSeconds(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 90) return `${whole} s`;
  const minutes = Math.ceil(whole / 60);
  if (minutes < 90) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `1 row`, `7 rows`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
