import 'server-only';
import type { DeliverySet } from '../ingest/delivery-set';
import type { ImportProgress } from '../ingest/types';

const bytesOf = (set: DeliverySet): number =>
  set.kind === 'bill' ? set.files.reduce((sum, { bytes }) => sum + bytes, 0) : 0;

/** Seconds for what comes after a set, at the speed of that set. */
const secondsAfter = ({ bytesDone, bytesTotal, secondsLeft }: ImportProgress, bytesAfter: number): number => {
  const bytesLeft = bytesTotal - bytesDone;
  return secondsLeft === null || bytesLeft <= 0 ? 0 : (secondsLeft / bytesLeft) * bytesAfter;
};

/**
 * Turns the progress of each delivery set into that of all of them: bytes, rows and facts add up, and the time left
 * is that of the whole. Small files are read at once and count no bytes.
 */
export const wholeProgress = (sets: readonly DeliverySet[], onProgress: (progress: ImportProgress) => void) => {
  const bytesTotal = sets.reduce((sum, set) => sum + bytesOf(set), 0);
  let before = { bytes: 0, rows: 0, facts: 0 };
  let last = { rows: 0, facts: 0 };
  return {
    /** Told what the present set says of itself. */
    report: (progress: ImportProgress): void => {
      last = { rows: progress.rows, facts: progress.facts };
      const bytesAfter = bytesTotal - before.bytes - progress.bytesTotal;
      const { secondsLeft } = progress;
      onProgress({
        stage: progress.stage,
        bytesDone: before.bytes + progress.bytesDone,
        bytesTotal,
        rows: before.rows + progress.rows,
        facts: before.facts + progress.facts,
        secondsLeft: secondsLeft === null ? null : secondsLeft + secondsAfter(progress, bytesAfter),
      });
    },
    /** The present set is done with, whatever became of it. */
    endSet: (set: DeliverySet): void => {
      before = {
        bytes: before.bytes + bytesOf(set),
        rows: before.rows + last.rows,
        facts: before.facts + last.facts,
      };
      last = { rows: 0, facts: 0 };
    },
  };
};
