'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';

type MenuProps = {
  /** What the closed menu shows. */
  summary: ReactNode;
  /** The name for screen readers, when the summary's words do not say it. */
  label?: string;
  summaryClass?: string;
  popClass?: string;
  children: ReactNode;
};

const items = (menu: HTMLDetailsElement) =>
  Array.from(menu.querySelectorAll<HTMLElement>('.pop a[href], .pop button:not([disabled])'));

/** A menu that opens without JavaScript; with it, arrow keys move, Escape and a click elsewhere close. */
export function Menu({ summary, label, summaryClass = 'btn', popClass = '', children }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const close = (event: Event) => {
      const menu = details.current;
      if (menu?.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLDetailsElement>) => {
    const menu = event.currentTarget;
    if (event.key === 'Escape' && menu.open) {
      menu.open = false;
      menu.querySelector('summary')?.focus();
    }
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined || !menu.open) return;
    event.preventDefault();
    const all = items(menu);
    const at = all.findIndex((item) => item.matches(':focus'));
    all[at === -1 && step === -1 ? all.length - 1 : (at + step + all.length) % all.length]?.focus();
  };

  const onClick = (event: React.MouseEvent<HTMLDetailsElement>) => {
    if (event.target instanceof Element && event.target.closest('.pop a')) event.currentTarget.open = false;
  };

  return (
    <details className="menu" ref={details} onKeyDown={onKeyDown} onClick={onClick}>
      <summary className={summaryClass} {...(label !== undefined && { 'aria-label': label })}>
        {summary}
      </summary>
      <div className={`pop ${popClass}`}>{children}</div>
    </details>
  );
}
