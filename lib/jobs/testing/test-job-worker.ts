import { withTestConnector } from './with-test-connector';

/** The worker of jobs, with the test connector among its kinds. */
withTestConnector();
await import('../job-worker');
