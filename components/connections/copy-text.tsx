'use client';

import { useState } from 'react';
import styles from './connections.module.css';

/** A text for another place, such as an IAM policy, with a button that copies it. */
export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    );
  };
  return (
    <div className={styles['copy']}>
      <div className={styles['copyHead']}>
        <b>{label}</b>
        <button type="button" className="btn" onClick={copy}>
          {isCopied ? 'Copied' : 'Copy'}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what is longer than its place */}
      <section className={styles['text']} aria-label={label} tabIndex={0}>
        <pre className="mono">{text}</pre>
      </section>
    </div>
  );
}
