'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { ExplainPanel } from './explain-panel';
import { figureAt, questionOf } from './figure-walk';
import type { Crumb } from './panel-crumbs';
import { useFigureWalk } from './use-figure-walk';
import type { Asked, ExplainedDocument } from './view-types';

const hasSelection = (): boolean => window.getSelection()?.isCollapsed === false;

/** Hears every click on the page's figures in one place. */
const useFigureClicks = (open: (figure: Element) => void): void => {
  useEffect(() => {
    const main = document.getElementById('main');
    if (main === null) return;
    const onClick = (event: MouseEvent) => {
      const figure = event.defaultPrevented || hasSelection() ? null : figureAt(event.target);
      if (figure !== null) open(figure);
    };
    main.setAttribute('data-explains', '');
    main.addEventListener('click', onClick);
    return () => {
      main.removeAttribute('data-explains');
      main.removeEventListener('click', onClick);
    };
  }, [open]);
};

/** The levels that are open, and the figure that gets the focus back. */
const useTrail = (month: string) => {
  const [trail, setTrail] = useState<readonly Crumb[]>([]);
  const from = useRef<Element | null>(null);
  const openFigure = useCallback(
    (figure: Element) => {
      from.current = figure;
      setTrail([{ asked: { month, of: questionOf(figure) }, name: null }]);
    },
    [month],
  );
  const close = () => {
    const { current: figure } = from;
    setTrail([]);
    if (!(figure instanceof HTMLElement || figure instanceof SVGElement)) return;
    if (!figure.hasAttribute('tabindex')) figure.setAttribute('tabindex', '-1');
    figure.focus();
  };
  const goOn = (asked: Asked) => setTrail((known) => [...known, { asked, name: null }]);
  const goBack = (to: number) => setTrail((known) => known.slice(0, to + 1));
  const setTitle = useCallback(
    (title: string) =>
      setTrail((known) => known.map((crumb) => (crumb.name === null ? { ...crumb, name: title } : crumb))),
    [],
  );
  return { trail, openFigure, close, goOn, goBack, setTitle };
};

/** Opens where the report's figures come from: by a click on one, or by keys from one to the next. */
export function FigureExplainer({ document }: { document: ExplainedDocument }) {
  const { trail, openFigure, close, goOn, goBack, setTitle } = useTrail(document.month);
  const { isWalking, start, stop } = useFigureWalk(openFigure);
  useFigureClicks(openFigure);
  return (
    <>
      <button
        type="button"
        className="btn ghost explain-button"
        aria-pressed={isWalking}
        aria-keyshortcuts="e"
        title="Go from figure to figure and open where it comes from (e)"
        onClick={() => (isWalking ? stop() : start())}
      >
        <Icon name="search" />
        <span className="hide-l">Explain figures</span>
      </button>
      <span role="status" className="vh">
        {isWalking ? 'Arrow keys go from figure to figure, Enter opens where one comes from, Escape ends.' : ''}
      </span>
      {trail.length > 0 && (
        <ExplainPanel {...{ document, trail }} onOpen={goOn} onBack={goBack} onTitle={setTitle} onClose={close} />
      )}
    </>
  );
}
