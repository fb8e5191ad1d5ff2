import type { Status } from '@/lib/kpis/types';
import { Icon, type IconName } from './icon';

type Mark = { readonly style: 'good' | 'watch' | 'bad' | 'none'; readonly icon: IconName };

const marks: Record<Status, Mark> = {
  'on-target': { style: 'good', icon: 'check' },
  'close-to-limit': { style: 'watch', icon: 'triangle' },
  'off-target': { style: 'bad', icon: 'octagon' },
  'no-target': { style: 'none', icon: 'dash' },
  undecided: { style: 'none', icon: 'circle' },
  'not-computable': { style: 'none', icon: 'circle' },
};

const warning: Mark = { style: 'watch', icon: 'triangle' };

type StatusMarkProps = {
  readonly status: Status;
  readonly text: string;
  /** Worth a look although no target is missed. */
  readonly isWarning?: boolean;
};

/** A verdict: always an icon and its words, never colour alone. */
export function StatusMark({ status, text, isWarning = false }: StatusMarkProps) {
  const { style, icon } = isWarning ? warning : marks[status];
  return (
    <span className={`st ${style}`}>
      <Icon name={icon} small />
      {text}
    </span>
  );
}
