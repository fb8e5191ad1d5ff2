'use client';

import { useEffect, useState } from 'react';
import styles from './data.module.css';
import { savedName, saveName } from './saved-name';

/** Who imports: kept in this browser and shown in the history. */
export function NameField() {
  const [name, setName] = useState('');
  useEffect(() => setName(savedName()), []);
  return (
    <label className={styles['by']}>
      By
      <input
        className={styles['field']}
        maxLength={80}
        autoComplete="name"
        placeholder="the browser"
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          saveName(event.currentTarget.value);
        }}
      />
    </label>
  );
}
