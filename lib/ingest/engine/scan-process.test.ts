import { expect, it } from 'vitest';
import { ScanProcess } from './scan-process';

it('who asks after the child said that it is there hears it too', async () => {
  const child = new ScanProcess(60_000);
  try {
    await child.ready();
    await child.ready();
    const answered = child.ask({ ask: 'columns', path: '/nowhere.parquet' }, 'columns');
    await expect(answered).rejects.toMatchObject({ ending: 'failed' });
  } finally {
    child.kill();
  }
});

it('a child that is killed says so to whoever asks for it', async () => {
  const child = new ScanProcess(60_000);
  child.kill();
  await expect(child.ready()).rejects.toMatchObject({ ending: 'killed' });
});
