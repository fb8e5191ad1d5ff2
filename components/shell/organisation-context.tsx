'use client';

import { createContext, type ReactNode, useContext } from 'react';

export type ShellOrganisation = {
  readonly current: 'own' | 'demo';
  readonly names: { readonly own: string | null; readonly demo: string | null };
};

const OrganisationContext = createContext<ShellOrganisation>({ current: 'own', names: { own: null, demo: null } });

/** Tells the shell's parts which organisation is on screen and which others there are. */
export function OrganisationProvider({ value, children }: { value: ShellOrganisation; children: ReactNode }) {
  return <OrganisationContext value={value}>{children}</OrganisationContext>;
}

export const useShellOrganisation = (): ShellOrganisation => useContext(OrganisationContext);
