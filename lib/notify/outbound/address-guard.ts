import 'server-only';
import ipaddr from 'ipaddr.js';
import { NotifyError } from './notify-error';

/** The address that an IPv6 form of an IPv4 one stands for: mapped, 6to4, NAT64. */
const inner = (address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 => {
  if (!(address instanceof ipaddr.IPv6)) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  const bytes = address.toByteArray();
  if (address.range() === '6to4') return new ipaddr.IPv4(bytes.slice(2, 6));
  if (address.range() === 'rfc6052') return new ipaddr.IPv4(bytes.slice(12, 16));
  return address;
};

/** Whether an address is one that anybody on the internet has: no private, link-local, loopback, shared or reserved one. */
export const isPublicAddress = (text: string): boolean =>
  ipaddr.isValid(text) && inner(ipaddr.parse(text)).range() === 'unicast';

const AWS_METADATA_IPV6 = 'fd00:ec2::254';

/** Metadata services hand out credentials: no channel may name one, whatever it allows. */
const isMetadata = (text: string): boolean => {
  if (!ipaddr.isValid(text)) return false;
  const address = inner(ipaddr.parse(text));
  return address.range() === 'linkLocal' || address.toString() === AWS_METADATA_IPV6;
};

/** Refuses an address that a channel may not send to. Throws NotifyError `address-refused` (reliability.md, 39). */
export const guardAddress = (address: string, { allowsPrivate }: { readonly allowsPrivate: boolean }): void => {
  if (!isMetadata(address) && (allowsPrivate || isPublicAddress(address))) return;
  throw new NotifyError(
    'address-refused',
    isMetadata(address)
      ? 'The host is a link-local or metadata address, which nothing is sent to.'
      : 'The host is a private address, which this channel does not allow.',
    isMetadata(address)
      ? 'Name the server that takes the messages.'
      : 'If the server is your own, allow private addresses in the channel’s settings.',
  );
};
