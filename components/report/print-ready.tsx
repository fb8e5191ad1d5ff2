'use client';

import { useEffect } from 'react';

/** How long nothing may change before the page counts as drawn. */
const QUIET_MS = 120;

/** Tells whoever prints that the charts are drawn and the fonts loaded: `data-paper="ready"` on the document. */
export function PrintReady() {
  useEffect(() => {
    const root = document.documentElement;
    let timer: ReturnType<typeof setTimeout>;
    const settle = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        observer.disconnect();
        void document.fonts.ready.then(() => root.setAttribute('data-paper', 'ready'));
      }, QUIET_MS);
    };
    const observer = new MutationObserver(settle);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    settle();
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      root.removeAttribute('data-paper');
    };
  }, []);
  return null;
}
