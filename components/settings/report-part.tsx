import { monthName } from '@/lib/month/month';
import { ReportSettings } from './report-settings';
import styles from './settings.module.css';
import type { SettingsFrame, SettingView } from './view-types';

type Props = { readonly frame: SettingsFrame; readonly settings: readonly SettingView[] };

/** The settings of the report, as they are in force in its newest month. */
export function ReportPart({ frame, settings }: Props) {
  return (
    <section id="report" className={styles['part']}>
      <header>
        <p className="sec">Report settings</p>
        <h2>In force in {monthName(frame.month)}</h2>
      </header>
      <ReportSettings frame={frame} settings={settings} />
    </section>
  );
}
