import Link from 'next/link';

type Choice = { readonly text: string; readonly address: string; readonly isCurrent: boolean };

/** A few ways to look at a section, each an address of its own. */
export function Segments({ label, choices }: { readonly label: string; readonly choices: readonly Choice[] }) {
  return (
    <nav className="seg" aria-label={label}>
      {choices.map(({ text, address, isCurrent }) => (
        <Link key={text} href={address} scroll={false} {...(isCurrent && { 'aria-current': 'true' as const })}>
          {text}
        </Link>
      ))}
    </nav>
  );
}
