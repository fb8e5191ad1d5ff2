'use client';

import { useSyncExternalStore } from 'react';
import { Icon } from '@/components/ui/icon';
import { Menu } from '@/components/ui/menu';
import { isTheme, type Theme, themeCookie, themes } from './theme';

const names: Record<Theme, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };
const yearSeconds = 365 * 86_400;
const changed = 'perunit-theme-changed';

const subscribe = (listener: () => void) => {
  addEventListener(changed, listener);
  return () => removeEventListener(changed, listener);
};

const currentTheme = (): Theme => {
  const { theme } = document.documentElement.dataset;
  return isTheme(theme) ? theme : 'system';
};

const choose = (theme: Theme) => {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the server has to know the theme before it writes the page, or it flashes
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${theme === 'system' ? 0 : yearSeconds}; samesite=lax`;
  dispatchEvent(new Event(changed));
};

/** Chooses light, dark or the system's; kept in a cookie, so that the server sends the right one. */
export function ThemeToggle() {
  const current = useSyncExternalStore(subscribe, currentTheme, () => null);
  return (
    <Menu label="Theme" summaryClass="btn sq ghost" summary={<Icon name="theme" />}>
      {themes.map((theme) => (
        <button type="button" key={theme} aria-pressed={theme === current} onClick={() => choose(theme)}>
          {names[theme]}
        </button>
      ))}
    </Menu>
  );
}
