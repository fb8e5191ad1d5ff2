const key = 'perunit-by';

/** The name that a person gave in this browser, for the import history; empty when none, or nothing may be kept. */
export function savedName(): string {
  try {
    return window.localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Keeps the name in this browser; a browser that keeps nothing goes on without. */
export function saveName(name: string): void {
  try {
    window.localStorage.setItem(key, name.trim());
  } catch {
    // The import is then shown as the browser's.
  }
}
