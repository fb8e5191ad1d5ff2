import 'server-only';
import type { EventKind, Message } from '../../../db/notify-types';

/** A message on its way: under which key, and where this server is. */
export type Envelope = {
  /** The same for every attempt. */
  readonly key: string;
  readonly kind: EventKind | 'test';
  readonly happenedAt: string;
  readonly organisation: string;
  /** `https://perunit.example`; null: nobody said where people reach this server. */
  readonly baseUrl: string | null;
  readonly message: Message;
};

/** The address of the page to read on; null without an address of this server. */
export const linkOf = ({ baseUrl, message }: Envelope): string | null =>
  baseUrl === null ? null : encodeURI(`${baseUrl.replace(/\/+$/, '')}${message.path}`);

/** Where to read on when there is no link. */
export const placeWords = ({ message }: Envelope): string => `Read on in Perunit: ${message.place}`;
