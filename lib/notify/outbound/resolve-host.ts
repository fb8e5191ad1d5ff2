import 'server-only';
import { lookup } from 'node:dns/promises';
import ipaddr from 'ipaddr.js';
import { guardAddress } from './address-guard';
import { NotifyError } from './notify-error';

export type Resolved = { readonly address: string; readonly family: 4 | 6 };
export type Resolver = (host: string) => Promise<readonly Resolved[]>;

const systemResolver: Resolver = async (host) =>
  (await lookup(host, { all: true })).map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));

const literal = (host: string): Resolved | null => {
  const bare = host.replace(/^\[|\]$/g, '');
  if (!ipaddr.isValid(bare)) return null;
  const parsed = ipaddr.parse(bare);
  return { address: parsed.toString(), family: parsed.kind() === 'ipv6' ? 6 : 4 };
};

const unknownHost = (): NotifyError =>
  new NotifyError('unreachable', 'The host’s name is not known.', 'Check the name in the channel’s address.');

const addressesOf = async (host: string, resolver: Resolver): Promise<readonly Resolved[]> => {
  const own = literal(host);
  if (own !== null) return [own];
  try {
    return await resolver(host);
  } catch {
    throw unknownHost();
  }
};

/**
 * Resolves a host once, and returns the one address to connect to. Every address of the name must be allowed: a name
 * that has both a public and a private one is not trusted. Throws NotifyError `address-refused` or `unreachable`.
 */
export const resolveHost = async (
  host: string,
  { allowsPrivate, resolver = systemResolver }: { readonly allowsPrivate: boolean; readonly resolver?: Resolver },
): Promise<Resolved> => {
  const found = await addressesOf(host, resolver);
  for (const { address } of found) guardAddress(address, { allowsPrivate });
  const [first] = found;
  if (first === undefined) throw unknownHost();
  return first;
};
