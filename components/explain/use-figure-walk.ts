'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type FigureWalk, walkFigures } from './figure-walk';

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, dialog') !== null);

const isPlain = ({ ctrlKey, metaKey, altKey }: KeyboardEvent): boolean => !ctrlKey && !metaKey && !altKey;

/** One key while figures are walked; true: it was meant for the walk. */
const walkKey = (
  walk: FigureWalk,
  event: KeyboardEvent,
  stop: () => void,
  open: (figure: Element) => void,
): boolean => {
  const by = event.key === 'Tab' ? (event.shiftKey ? -1 : 1) : steps[event.key];
  if (by !== undefined) {
    if (walk.move(by)) return true;
    // Behind the last figure Tab goes where it would have gone.
    if (event.key === 'Tab') stop();
    return event.key !== 'Tab';
  }
  if (event.key === 'Home' || event.key === 'End') walk.toEnd(event.key === 'End');
  else if (event.key === 'Escape') stop();
  else if (event.key === 'Enter' || event.key === ' ') {
    const figure = walk.current();
    if (figure !== null) open(figure);
  } else return false;
  return true;
};

/** The mode in which keys go from figure to figure: begun by `e` or by the button, ended by Escape. */
export function useFigureWalk(open: (figure: Element) => void) {
  const walk = useRef<FigureWalk | null>(null);
  const [isWalking, setIsWalking] = useState(false);
  const stop = useCallback(() => {
    walk.current?.stop();
    walk.current = null;
    setIsWalking(false);
  }, []);
  const start = useCallback(() => {
    const root = document.getElementById('main');
    if (root === null) return;
    walk.current = walkFigures(root);
    setIsWalking(true);
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target) || !isPlain(event)) return;
      const { current } = walk;
      if (current === null) {
        if (event.key === 'e' && document.querySelector('dialog[open]') === null) start();
        return;
      }
      if (walkKey(current, event, stop, open)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open, start, stop]);
  return { isWalking, start, stop };
}
