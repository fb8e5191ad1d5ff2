import type { MouseEvent, ReactNode } from 'react';

type Props = { readonly onPick: () => void; readonly children: ReactNode };

/** One choice of a menu: picked, it closes the menu. */
export function MenuButton({ onPick, children }: Props) {
  const pick = (event: MouseEvent<HTMLButtonElement>) => {
    event.currentTarget.closest('details')?.removeAttribute('open');
    onPick();
  };
  return (
    <button type="button" onClick={pick}>
      {children}
    </button>
  );
}
