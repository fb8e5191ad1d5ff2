'use client';

import { useEffect, useState } from 'react';
import type { SectionLink } from './navigation';

/** Links to the page's sections; the one being read is marked. */
export function SectionList({ sections }: { sections: readonly SectionLink[] }) {
  const [current, setCurrent] = useState<string | null>(null);

  useEffect(() => {
    const targets = sections.flatMap(({ id }) => document.getElementById(id) ?? []);
    const observer = new IntersectionObserver(
      (entries) => {
        const entered = entries.find(({ isIntersecting }) => isIntersecting);
        if (entered !== undefined) setCurrent(entered.target.id);
      },
      { rootMargin: '-15% 0px -70% 0px' },
    );
    for (const target of targets) observer.observe(target);
    return () => observer.disconnect();
  }, [sections]);

  return (
    <ul className="toc">
      {sections.map(({ id, title }) => (
        <li key={id}>
          <a href={`#${id}`} {...(id === current && { 'aria-current': 'true' as const })}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
