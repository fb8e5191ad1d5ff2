'use client';

import type { Asked } from './view-types';

/** A level that was opened, by the name that it was opened by; the first one has its title once it is there. */
export type Crumb = { readonly asked: Asked; readonly name: string | null };

/** The way from the figure to the level on screen; each step leads back. */
export function PanelCrumbs({ trail, onBack }: { trail: readonly Crumb[]; onBack: (to: number) => void }) {
  if (trail.length < 2) return null;
  return (
    <nav aria-label="Levels" className="explain-crumbs">
      <ol>
        {trail.slice(0, -1).map(({ asked, name }, at) => (
          <li key={`${asked.month} ${asked.of}`}>
            <button type="button" onClick={() => onBack(at)}>
              {name ?? asked.of}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
