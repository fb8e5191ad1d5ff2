import { expect, test, vi } from 'vitest';
import { ConnectionError } from './connection-error';
import { HiddenSecrets } from './hidden-secrets';

test('a secret that was read is in no text and no error that is kept', () => {
  vi.stubEnv('PERUNIT_TEST_TOKEN', 'hunter2hunter2');
  const secrets = new HiddenSecrets();
  expect(secrets.hide('Bearer hunter2hunter2')).toContain('hunter2');
  expect(secrets.read('env:PERUNIT_TEST_TOKEN')).toBe('hunter2hunter2');
  expect(secrets.hide('Bearer hunter2hunter2 and hunter2hunter2')).toBe('Bearer ••• and •••');
  const details = { isTransient: true, retryAfterMs: 7, attachment: 'hunter2hunter2' };
  const error = new ConnectionError('bad-answer', 'It said hunter2hunter2.', 'Ask for hunter2hunter2.', details);
  const hidden = secrets.hideIn(error);
  expect(hidden).toMatchObject({ code: 'bad-answer', isTransient: true, retryAfterMs: 7, attachment: '•••' });
  expect(hidden).toMatchObject({ message: 'It said •••.', remedy: 'Ask for •••.' });
  const other = new Error('hunter2hunter2');
  expect(secrets.hideIn(other)).toBe(other);
  vi.unstubAllEnvs();
});
