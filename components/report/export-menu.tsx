'use client';

import { useSearchParams } from 'next/navigation';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import type { Month } from '@/lib/month/month';

export type ExportFormat = { readonly id: string; readonly label: string; readonly note: string };

/** The document on screen as a file, in each format that there is; what fails is said on a page of its own. */
export function ExportMenu({ month, formats }: { month: Month; formats: readonly ExportFormat[] }) {
  const search = useSearchParams().toString();
  const query = search === '' ? '' : `?${search}`;
  return (
    <Menu
      label="Export"
      summary={
        <>
          <Icon name="download" />
          <span className="hide-s">
            Export <Icon name="down" small />
          </span>
        </>
      }
    >
      {formats.map(({ id, label, note }) => (
        <a key={id} href={`/api/v1/reports/${month}/export/${id}${query}`}>
          {label} <span>{note}</span>
        </a>
      ))}
      <a href={`/reports/${month}/print${query}`}>
        Printable view <span>for your own browser’s Print</span>
      </a>
    </Menu>
  );
}
