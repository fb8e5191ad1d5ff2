'use client';

import { Icon } from '@/components/ui/icon';
import styles from './connections.module.css';
import { CopyText } from './copy-text';
import type { TestView } from './view-types';

/** What a test call found; or what is wrong, what to do, and the text to copy where there is one. */
export function TestNote({ test }: { readonly test: TestView }) {
  if (test.isOk) {
    return (
      <div className={styles['found']} role="status">
        <p className="st good">
          <Icon name="check" small />
          {test.text}
        </p>
        {test.details.map((line) => (
          <p key={line} className="cap">
            {line}
          </p>
        ))}
      </div>
    );
  }
  return (
    <div className={styles['failed']} role="alert">
      <Icon name="octagon" />
      <div>
        <p>
          <b>{test.text}</b>
        </p>
        <p className="sub">
          {test.remedy} {test.code !== null && <span className="mut mono">{test.code}</span>}
        </p>
        {test.attachment !== null && <CopyText text={test.attachment} label="Policy to attach" />}
      </div>
    </div>
  );
}
