const steps = [1, 2, 2.5, 5, 10];

/** Three or four round lines round the values; from zero unless all of them lie in the upper half of the axis. */
export const rangeTicks = (values: readonly number[], lines = 4): number[] => {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const from = lowest * 2 > highest ? lowest : Math.min(0, lowest);
  const raw = (highest - from) / (lines - 1);
  if (!(raw > 0)) return highest === 0 ? [0] : [0, highest];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = (steps.find((each) => each * power >= raw) ?? 10) * power;
  const [first, last] = [Math.floor(from / step), Math.ceil(highest / step)];
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
};
