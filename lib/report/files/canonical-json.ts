import canonicalize from 'canonicalize';

/** A value as canonical JSON (RFC 8785): the same value always gives the same bytes. */
export const canonicalJson = (value: unknown): string => {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('Nothing has no canonical form.');
  return text;
};
