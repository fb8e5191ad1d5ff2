import type { Status } from '@/lib/kpis/types';
import { Icon, type IconName } from './icon';

const marks: Record<Status, { style: 'good' | 'watch' | 'bad' | 'none'; icon: IconName }> = {
  'on-target': { style: 'good', icon: 'check' },
  'close-to-limit': { style: 'watch', icon: 'triangle' },
  'off-target': { style: 'bad', icon: 'octagon' },
  'no-target': { style: 'none', icon: 'dash' },
  undecided: { style: 'none', icon: 'circle' },
  'not-computable': { style: 'none', icon: 'circle' },
};

/** A verdict: always an icon and its words, never colour alone. */
export function StatusMark({ status, text }: { status: Status; text: string }) {
  const { style, icon } = marks[status];
  return (
    <span className={`st ${style}`}>
      <Icon name={icon} small />
      {text}
    </span>
  );
}
