import { momentOf } from './moments';

const SHOWN_OF_HASH = 12;

/** When a document was sealed and the first digits of its hash; the whole one on hover. */
export function Seal({ sealedAt, sha256 }: { readonly sealedAt: string; readonly sha256: string }) {
  return (
    <span title={`SHA-256 ${sha256}`}>
      Sealed {momentOf(sealedAt)} · <span className="mono">{sha256.slice(0, SHOWN_OF_HASH)}</span>
    </span>
  );
}
