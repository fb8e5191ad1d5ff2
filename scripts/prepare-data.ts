import { createServer } from 'node:net';
import { describeListenError, listen, readListenAddress } from './server/listen-address';

/** Says at once what would only show after the build: a port in use, a HOST that is refused. */
async function checkAddress(): Promise<string | null> {
  const address = readListenAddress({ HOST: process.env['HOST'], PORT: process.env['PORT'] });
  if ('problem' in address) return address.problem;
  const probe = createServer();
  try {
    await listen(probe, address);
    return null;
  } catch (error) {
    return describeListenError(error as NodeJS.ErrnoException, address);
  } finally {
    probe.close();
  }
}

const problem = await checkAddress();
if (problem !== null) {
  console.error(problem);
  process.exit(1);
}
console.log('Data ready');
