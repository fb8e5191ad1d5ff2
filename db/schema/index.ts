import 'server-only';

export * from './choices';
export * from './costs';
export * from './imports';
export * from './line-rollups';
export * from './records';
