/** Lets at most `most` pieces of work run at a time; the others wait for their turn, first come, first served. */
export function takeTurns(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running < most) running += 1;
    else await new Promise<void>((start) => waiting.push(start));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // A turn that is handed on stays taken.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
