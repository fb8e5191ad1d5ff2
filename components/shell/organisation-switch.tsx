'use client';

import { usePathname } from 'next/navigation';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { useShellOrganisation } from './organisation-context';

const choices = [
  { id: 'own', fallback: 'Your organisation', note: 'your bills' },
  { id: 'demo', fallback: 'Demo', note: 'made-up figures' },
] as const;

/** Changes between one's own organisation and the demo: a form, so that it works without JavaScript. */
export function OrganisationSwitch() {
  const { current, names } = useShellOrganisation();
  const path = usePathname();
  const shown = names[current] ?? choices.find(({ id }) => id === current)?.fallback;
  return (
    <Menu
      label={`Organisation: ${shown}`}
      summaryClass="btn ghost"
      summary={
        <>
          <Icon name="building" />
          <span className="hide-m">{shown}</span>
          {current === 'demo' && <span className="badge">Demo</span>}
        </>
      }
    >
      <form method="post" action="/api/v1/organisation">
        <input type="hidden" name="from" value={path} />
        {choices.map(({ id, fallback, note }) => (
          <button
            type="submit"
            key={id}
            name="organisation"
            value={id}
            aria-current={id === current ? 'true' : undefined}
          >
            {names[id] ?? fallback} <span>{note}</span>
          </button>
        ))}
      </form>
    </Menu>
  );
}
