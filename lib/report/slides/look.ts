import type { Box, Ink } from './slide';

/** The report's colours on paper: the light tokens of the page. */
export const inks = {
  paper: 'FDFCFA',
  ink: '1A1C20',
  secondary: '4B4F57',
  caption: '666B74',
  line: 'E3DFD7',
  strongLine: '8B8F96',
  grid: 'E9E6DF',
  accent: '2F55D4',
  good: '1B7048',
  watch: '8A5700',
  bad: 'B3261E',
  none: '666B74',
  watchGround: 'F8EFDC',
} as const satisfies Record<string, Ink>;

/** One colour an environment, the same on every page and slide. */
export const environmentInks: Readonly<Record<string, Ink>> = {
  production: '1D4A80',
  core: '2E9C90',
  test: 'AE8019',
  dev: '8C2447',
  staging: '8F6CCB',
  shared: '7F848C',
  unmapped: 'B9BCC2',
  'out-of-scope': 'B9BCC2',
};

/** The services that have a colour; the rest share the last one. */
export const serviceInks: Readonly<Record<string, Ink>> = {
  EC2: 'CF6A1E',
  RDS: '27568F',
  S3: '57A066',
  'Data transfer': '9A63CE',
  EBS: '66510F',
  NAT: '8A2B4B',
  other: '777C85',
};

export const workspaceInks = { paid: '1A1C20', activeFreemium: '6E7F95', hibernated: 'C9CDD3' } as const;

/** Arial; where it is missing, Liberation Sans has the same widths. */
export const FONT = 'Arial';

export const SLIDE = { width: 13.333, height: 7.5 } as const;

/** What titles and the foot leave to a slide's parts. */
export const content: Box = { x: 0.6, y: 1.7, w: 12.13, h: 5.2 };

/** A box within the content: from a left edge on, so wide, from a top on down to the foot. */
export const within = (left: number, width: number, top = 0, height = content.h - top): Box => ({
  x: content.x + left,
  y: content.y + top,
  w: width,
  h: height,
});
