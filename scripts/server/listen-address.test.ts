import { expect, test } from 'vitest';
import { acceptedHosts, describeListenError, readListenAddress, serverUrl } from './listen-address';

test('without HOST and PORT it listens on 127.0.0.1:3000', () => {
  expect(readListenAddress({})).toEqual({ host: '127.0.0.1', port: 3000 });
  expect(readListenAddress({ HOST: '', PORT: ' ' })).toEqual({ host: '127.0.0.1', port: 3000 });
});

test('each loopback name is taken', () => {
  expect(readListenAddress({ HOST: 'LocalHost', PORT: '3001' })).toEqual({ host: 'localhost', port: 3001 });
  expect(readListenAddress({ HOST: '[::1]' })).toEqual({ host: '::1', port: 3000 });
});

test('another HOST is refused and the way out is named', () => {
  for (const HOST of ['0.0.0.0', '::', '192.168.1.5', 'example.com', '127.0.0.1.evil.example']) {
    expect(readListenAddress({ HOST })).toEqual({ problem: expect.stringContaining('ssh -L') });
  }
});

test('a PORT that is none is refused', () => {
  for (const PORT of ['0', '65536', '-1', '3000.5', '0x10', 'http']) {
    expect(readListenAddress({ PORT })).toEqual({ problem: expect.stringContaining('is not a port') });
  }
});

test('the hosts accepted carry the port, and on port 80 may leave it out', () => {
  expect([...acceptedHosts(3000)]).toEqual(['127.0.0.1:3000', 'localhost:3000', '[::1]:3000']);
  expect(acceptedHosts(80).has('localhost')).toBe(true);
});

test('an IPv6 address is bracketed in the URL', () => {
  expect(serverUrl({ host: '::1', port: 3000 })).toBe('http://[::1]:3000');
});

test('a port in use names another one', () => {
  const error = Object.assign(new Error('listen'), { code: 'EADDRINUSE' });
  expect(describeListenError(error, { host: '127.0.0.1', port: 3000 })).toContain('PORT=3001 npm start');
  expect(describeListenError(error, { host: '127.0.0.1', port: 65_535 })).toContain('PORT=3001 npm start');
});
