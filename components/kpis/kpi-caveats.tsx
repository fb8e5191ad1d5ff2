import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import type { KpiCaveats } from '@/lib/report/kpi-page/kpi-page';
import { KpiSection } from './kpi-section';

type CaveatsProps = { readonly caveats: KpiCaveats; readonly definitionAddress: string };

/** What one has to know to read the KPI rightly. */
export function KpiCaveatsView({ caveats: { finding, callout, notes }, definitionAddress }: CaveatsProps) {
  return (
    <KpiSection id="caveats" title="Read with care" finding={finding}>
      {callout !== null && (
        <div className="callout">
          <b>
            <Icon name="triangle" />
            {callout.title}
          </b>
          {callout.text}
        </div>
      )}
      <div className="caveat-notes">
        {notes.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p>
          <Link href={definitionAddress}>Change the definition</Link> makes the next version, from a month on; months
          that it computes otherwise are marked as not comparable.
        </p>
      </div>
    </KpiSection>
  );
}
