import { Icon } from '@/components/ui/icon';
import type { Check } from '@/lib/report/closing/check';

const consequences = {
  refused: 'can’t be published like this',
  reason: 'publishing asks for a reason',
} as const;

function CheckLine({ isPassed, label, text, publishing }: Check) {
  return (
    <li>
      <span className={`st ${isPassed ? 'good' : 'watch'}`}>
        <Icon name={isPassed ? 'check' : 'triangle'} small />
        {isPassed ? 'Passes' : 'Fails'}
      </span>
      <p>
        <b>{label}</b>: {text}
        {!isPassed && publishing !== null && <span className="mut"> ({consequences[publishing]})</span>}
      </p>
    </li>
  );
}

/** The checklist that a month is closed with, from the data as it is. */
export function PublishChecks({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <div>
      <h3>Checklist</h3>
      <ul className="checks">
        {checks.map((check) => (
          <CheckLine key={check.id} {...check} />
        ))}
      </ul>
    </div>
  );
}
