'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import type { MouseEvent } from 'react';
import { Icon } from '@/components/ui/icon';
import { nextSort, type SortOrder, type TableColumn } from './table-model';

type SortHeadProps = {
  readonly table: string;
  readonly column: TableColumn;
  readonly order: SortOrder | null;
  readonly className: string | undefined;
};

const words = { asc: 'ascending', desc: 'descending' } as const;

/** A column's head: a link to the same page in the order that a click asks for. */
export function SortHead({ table, column, order, className }: SortHeadProps) {
  const path = usePathname();
  const search = useSearchParams();
  if (column.isSortable === false) {
    return (
      <th scope="col" className={className}>
        {column.head}
      </th>
    );
  }
  const next = nextSort(order, column);
  const parameters = new URLSearchParams(search);
  parameters.delete(table);
  if (next !== null) parameters.set(table, `${next.column}-${next.direction}`);
  const query = parameters.toString();
  const address = query === '' ? path : `${path}?${query}`;
  const direction = order?.column === column.id ? order.direction : null;
  const sort = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    window.history.replaceState(null, '', address);
  };
  return (
    <th scope="col" className={className} aria-sort={direction === null ? 'none' : words[direction]}>
      <a className="sort" href={`${address}#${table}`} onClick={sort}>
        {column.head}
        {direction !== null && <Icon name={direction === 'asc' ? 'up' : 'down'} small />}
      </a>
    </th>
  );
}
