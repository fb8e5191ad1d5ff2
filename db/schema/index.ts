import 'server-only';

export * from './choices';
export * from './costs';
export * from './imports';
export * from './records';
