import 'server-only';
import { readSecret, SecretError } from '../../secrets/read-secret';
import { NotifyError } from '../outbound/notify-error';

/** What a channel's setting names. Throws NotifyError `secret-missing`. */
export const channelSecret = (reference: string): string => {
  try {
    return readSecret(reference);
  } catch (error) {
    if (error instanceof SecretError) throw new NotifyError('secret-missing', error.message, error.remedy);
    throw error;
  }
};
