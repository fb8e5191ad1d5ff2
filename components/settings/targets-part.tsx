import { monthName } from '@/lib/month/month';
import { valueIn } from './periods';
import styles from './settings.module.css';
import { TargetList } from './target-list';
import type { SettingsFrame, TargetView } from './view-types';

type Props = { readonly frame: SettingsFrame; readonly targets: readonly TargetView[] };

/** What KPIs and rules are held against. */
export function TargetsPart({ frame, targets }: Props) {
  const set = targets.filter(({ periods }) => (valueIn(periods, frame.month) ?? null) !== null).length;
  return (
    <section id="targets" className={styles['part']}>
      <header>
        <p className="sec">Targets and rule checks</p>
        <h2>
          {set} of {targets.length} have a target in {monthName(frame.month)}
        </h2>
      </header>
      <TargetList frame={frame} targets={targets} />
      <p className="note">
        Rules P-2 and P-3 have no limit of their own: P-2 holds APWC against the year before, P-3 the spot share against
        the quarter before.
      </p>
    </section>
  );
}
