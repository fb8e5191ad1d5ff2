'use client';

import { useId, useState } from 'react';
import { ReviewButton } from '@/components/settings/review-button';
import { monthName } from '@/lib/month/month';
import { type DefinitionView, retirementRecord } from './definition-draft';
import { KpiSection } from './kpi-section';

const isMonth = (text: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

/** Takes a KPI of one’s own out of the reports from a month on; what it was stays in the months before. */
export function RetireKpi({ view }: { readonly view: DefinitionView }) {
  const field = useId();
  const [from, setFrom] = useState(view.start.from);
  const change = retirementRecord(view.start, view.nextVersion, from);
  const title = `${view.id} retired${isMonth(from) ? ` from ${monthName(from)} on` : ''}`;
  return (
    <KpiSection id="retire" title="Retire" finding="From a month on, it can be left out of the reports">
      <p className="note">Earlier months keep it, with their values. A later version brings it back.</p>
      <div className="word-row retire">
        <div className="word-field">
          <label htmlFor={field}>
            Retired from <span className="mut">such as 2026-01</span>
          </label>
          <input
            id={field}
            value={from}
            maxLength={7}
            autoComplete="off"
            onChange={(event) => setFrom(event.currentTarget.value.trim())}
          />
        </div>
      </div>
      <div className="word-actions">
        <ReviewButton
          label="Review retiring it"
          isDisabled={!isMonth(from)}
          review={{ title, changes: [change], undo: [] }}
        />
      </div>
    </KpiSection>
  );
}
