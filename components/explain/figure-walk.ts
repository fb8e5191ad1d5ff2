const FIGURE = '[data-figure]';

/** The figure that something on the page belongs to; not where a click means something else. */
export const figureAt = (target: EventTarget | null): HTMLElement | SVGElement | null => {
  if (!(target instanceof Element) || target.closest('a, button, summary, label, input, dialog') !== null) return null;
  return target.closest<HTMLElement | SVGElement>(FIGURE);
};

/** What a figure's id asks. */
export const questionOf = (figure: Element): string => `figure.${figure.getAttribute('data-figure')}`;

const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** The figures that are on the page to see, in its order. */
const shownFigures = (root: Element): (HTMLElement | SVGElement)[] =>
  [...root.querySelectorAll<HTMLElement | SVGElement>(FIGURE)].filter(isShown);

const leave = (figure: Element): void => {
  for (const name of ['tabindex', 'role', 'aria-haspopup', 'aria-description']) figure.removeAttribute(name);
};

const enter = (figure: HTMLElement | SVGElement): void => {
  figure.setAttribute('tabindex', '0');
  figure.setAttribute('role', 'button');
  figure.setAttribute('aria-haspopup', 'dialog');
  figure.setAttribute('aria-description', 'Opens where this figure comes from');
  figure.focus();
  figure.scrollIntoView({ block: 'nearest' });
};

/** The first figure at or below the top of the window, where a walk begins. */
const firstInView = (figures: readonly (HTMLElement | SVGElement)[]): number => {
  const at = figures.findIndex((figure) => figure.getBoundingClientRect().top >= 56);
  return Math.max(at, 0);
};

export type FigureWalk = {
  readonly current: () => HTMLElement | SVGElement | null;
  /** Moves on by so many figures; false: there is none. */
  readonly move: (by: number) => boolean;
  readonly toEnd: (isLast: boolean) => void;
  readonly stop: () => void;
};

/** Walks from figure to figure: one of them at a time can have the focus, so that Tab stays short without it. */
export const walkFigures = (root: Element): FigureWalk => {
  let figures = shownFigures(root);
  let place = firstInView(figures);
  const to = (next: number): boolean => {
    const figure = figures[next];
    if (figure === undefined) return false;
    const before = figures[place];
    if (before !== undefined) leave(before);
    place = next;
    enter(figure);
    return true;
  };
  to(place);
  return {
    current: () => figures[place] ?? null,
    move: (by) => {
      const here = figures[place];
      figures = shownFigures(root);
      place = Math.max(0, here === undefined ? place : figures.indexOf(here));
      return to(place + by);
    },
    toEnd: (isLast) => void to(isLast ? figures.length - 1 : 0),
    stop: () => {
      for (const figure of figures) leave(figure);
    },
  };
};
