import 'server-only';
import { createHash } from 'node:crypto';

/** The SHA-256 of a text's UTF-8 bytes, 64 hexadecimal digits. */
export const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
