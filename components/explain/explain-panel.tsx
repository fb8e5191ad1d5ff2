'use client';

import { type MouseEvent, useEffect, useId, useRef } from 'react';
import { Icon } from '@/components/ui/icon';
import { pageAddress } from './addresses';
import { ExplanationView } from './explanation-view';
import { type Crumb, PanelCrumbs } from './panel-crumbs';
import { useExplanation } from './use-explanation';
import type { Asked, ExplainedDocument } from './view-types';

type ExplainPanelProps = {
  readonly document: ExplainedDocument;
  /** The levels that were opened, the last one on screen. */
  readonly trail: readonly Crumb[];
  readonly onOpen: (asked: Asked, name: string) => void;
  readonly onBack: (to: number) => void;
  readonly onTitle: (title: string) => void;
  readonly onClose: () => void;
};

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** The question of a part's link, where a plain click on it opens the level in place. */
const askedBy = (event: MouseEvent): { readonly asked: Asked; readonly name: string } | null => {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-of]') : null;
  const { of, month } = link?.dataset ?? {};
  if (of === undefined || month === undefined || !isPlainClick(event)) return null;
  return { asked: { of, month }, name: link?.textContent ?? of };
};

/** The panel beside the report: one level at a time, a click on a part goes one deeper. */
export function ExplainPanel({ document, trail, onOpen, onBack, onTitle, onClose }: ExplainPanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const last = trail.at(-1) ?? null;
  const answer = useExplanation(last?.asked ?? null, document);
  const title = answer?.explanation?.title ?? null;
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  useEffect(() => {
    if (title === null) return;
    onTitle(title);
    body.current?.scrollTo({ top: 0 });
    body.current?.focus({ preventScroll: true });
  }, [title, onTitle]);
  const open = (event: MouseEvent) => {
    const link = askedBy(event);
    if (link === null) return;
    event.preventDefault();
    onOpen(link.asked, link.name);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the links inside take keys themselves; this only hears where they lead
    <dialog ref={dialog} className="explain-panel" aria-labelledby={titleId} onClose={onClose} onClick={open}>
      <div className="explain-head">
        <button
          type="button"
          className="btn ghost"
          disabled={trail.length < 2}
          onClick={() => onBack(trail.length - 2)}
        >
          <Icon name="previous" />
          Back
        </button>
        <span className="sp" />
        {last !== null && (
          <a className="explain-page-link" href={pageAddress(last.asked, document)}>
            Open as page
          </a>
        )}
        <button type="button" className="btn ghost sq" aria-label="Close" onClick={() => dialog.current?.close()}>
          <Icon name="x" />
        </button>
      </div>
      <div className="explain-body" ref={body} tabIndex={-1} aria-busy={answer === null}>
        <PanelCrumbs trail={trail} onBack={onBack} />
        {answer === null && (
          <p id={titleId} className="mut">
            Looking it up…
          </p>
        )}
        {answer?.problem != null && (
          <p id={titleId} role="alert">
            {answer.problem}
          </p>
        )}
        {answer?.explanation != null && (
          <ExplanationView explanation={answer.explanation} document={document} titleId={titleId} />
        )}
      </div>
    </dialog>
  );
}
