'use client';

import { useState } from 'react';

/** Copies a text; what the button shows says that it did. */
export function CopyText({ text, what }: { text: string; what: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
  };
  return (
    <button type="button" className="explain-copy" onClick={copy}>
      {isCopied ? 'Copied' : 'Copy'}
      <span className="vh"> {what}</span>
    </button>
  );
}
