import { rmSync } from 'node:fs';

/** Removes the data folder of the run; the server has ended by then. */
export default function removeData(): void {
  const folder = process.env['PERUNIT_E2E_DATA'];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
