import 'server-only';

/**
 * Ends this worker and everything it started as soon as the server that started it is gone, even killed: what a server
 * began must not go on without it.
 */
export function endWithServer(): void {
  process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
}
