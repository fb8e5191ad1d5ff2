'use client';

import Link from 'next/link';
import { usePathname, useSearchParams } from 'next/navigation';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import type { CostBasis } from '@/lib/kpis/types';
import { PendingMark } from './pending-mark';

const bases: readonly { readonly id: CostBasis; readonly name: string; readonly note: string }[] = [
  { id: 'effective', name: 'Effective', note: 'amortised, after discounts' },
  { id: 'billed', name: 'Billed', note: 'as invoiced' },
  { id: 'contracted', name: 'Contracted', note: 'negotiated rates' },
  { id: 'list', name: 'List', note: 'on-demand rates' },
];

/** Which cost the report counts; one for the whole page, kept in the address. */
export function BasisMenu({ basis }: { basis: CostBasis }) {
  const path = usePathname();
  const search = useSearchParams();
  const addressOf = (id: CostBasis) => {
    const parameters = new URLSearchParams(search);
    parameters.set('basis', id);
    return `${path}?${parameters}`;
  };
  const current = bases.find(({ id }) => id === basis);
  return (
    <Menu
      label={`Cost basis: ${current?.name}`}
      summaryClass="btn"
      popClass="left"
      summary={
        <>
          <span className="mut">Basis</span> {current?.name} <Icon name="down" small />
        </>
      }
    >
      {bases.map(({ id, name, note }) => (
        <Link key={id} href={addressOf(id)} {...(id === basis && { 'aria-current': 'true' as const })}>
          {name} <span>{note}</span>
          <PendingMark />
        </Link>
      ))}
    </Menu>
  );
}
