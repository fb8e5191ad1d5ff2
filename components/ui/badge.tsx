import type { DataState, ReportState } from '@/lib/kpis/types';
import { Icon, type IconName } from './icon';

const dataBadges: Record<DataState, { text: string; icon: IconName; style: string }> = {
  open: { text: 'Open', icon: 'circle', style: 'open' },
  provisional: { text: 'Provisional', icon: 'clock', style: 'provisional' },
  final: { text: 'Final', icon: 'lock', style: 'final' },
};

const reportBadges: Record<ReportState, { text: string; icon: IconName; style: string }> = {
  draft: { text: 'Draft', icon: 'file', style: 'open' },
  closed: { text: 'Closed', icon: 'lock', style: 'final' },
  published: { text: 'Published', icon: 'check', style: 'final' },
  restated: { text: 'Restated', icon: 'loop', style: 'rest' },
};

/** How complete the month's bill is, in a word with an icon. */
export function DataStateBadge({ state }: { state: DataState }) {
  const { text, icon, style } = dataBadges[state];
  return (
    <span className={`badge ${style}`}>
      <Icon name={icon} small />
      {text}
    </span>
  );
}

/** What became of the report. */
export function ReportStateBadge({ state }: { state: ReportState }) {
  const { text, icon, style } = reportBadges[state];
  return (
    <span className={`badge ${style}`}>
      <Icon name={icon} small />
      {text}
    </span>
  );
}
