import { SingleBar } from 'cli-progress';
import type { ImportProgress } from '../../lib/ingest/types';

const detail = ({ rows, facts, secondsLeft }: ImportProgress): string =>
  [
    rows > 0 ? `${rows} rows` : '',
    facts > 0 ? `${facts} facts` : '',
    secondsLeft === null ? '' : `${Math.ceil(secondsLeft)} s left`,
  ]
    .filter((part) => part !== '')
    .join(', ');

/** A bar on the terminal that follows an import; nothing at all when it is not shown. */
export const showProgress = (isShown: boolean) => {
  const bar = new SingleBar({
    format: '{bar} {percentage}% {stage} {detail}',
    clearOnComplete: true,
    hideCursor: true,
  });
  if (isShown) bar.start(100, 0, { stage: 'detect', detail: '' });
  return {
    report: (progress: ImportProgress): void => {
      const { stage, bytesDone, bytesTotal } = progress;
      const share = bytesTotal === 0 ? 0 : Math.floor((bytesDone / bytesTotal) * 100);
      if (isShown) bar.update(share, { stage, detail: detail(progress) });
    },
    stop: (): void => bar.stop(),
  };
};
