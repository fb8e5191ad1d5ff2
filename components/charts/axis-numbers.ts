const steps = [1, 2, 2.5, 3, 4, 5, 10];

/** Three or four round lines from zero that reach the highest value. */
export const axisTicks = (highest: number, lines = 3): number[] => {
  if (!(highest > 0)) return [0];
  const raw = highest / lines;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = (steps.find((each) => each * power >= raw) ?? 10) * power;
  const count = Math.ceil(highest / step);
  return Array.from({ length: count + 1 }, (_, index) => index * step);
};

/** A number on an axis or a bar: `71.5k`, `1.2M`, `340`. */
export const shortNumber = (value: number, places = 0): string => {
  if (Math.abs(value) >= 1_000_000) return `${(value / 1_000_000).toFixed(Math.max(places, 1))}M`;
  if (Math.abs(value) >= 1_000) return `${(value / 1_000).toFixed(value % 1_000 === 0 ? 0 : Math.max(places, 1))}k`;
  return Math.abs(value) >= 10 || value === 0 ? value.toFixed(0) : value.toFixed(2);
};
