/** The drawings, on a 16 × 16 grid, in strokes of the text's colour. */
const drawings = {
  report: <path d="M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M6 8h4M6 11h4" />,
  kpi: <path d="M2 12a6 6 0 1 1 12 0M8 12l3-4" />,
  costs: <path d="M2 14h12M4 14V9M8 14V3M12 14V6" />,
  workspaces: <path d="M2 2h5v5H2zM9 2h5v5H9zM2 9h5v5H2zM9 9h5v5H9z" />,
  data: (
    <>
      <ellipse cx="8" cy="3.5" rx="5.5" ry="2" />
      <path d="M2.5 3.5v9c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2v-9M2.5 8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2" />
    </>
  ),
  settings: (
    <>
      <path d="M2 4.5h7M13 4.5h1M2 11.5h1M7 11.5h7" />
      <circle cx="11" cy="4.5" r="2" />
      <circle cx="5" cy="11.5" r="2" />
    </>
  ),
  previous: <path d="M10 3L5 8l5 5" />,
  next: <path d="M6 3l5 5-5 5" />,
  down: <path d="M4 6.5l4 4 4-4" />,
  up: <path d="M4 9.5l4-4 4 4" />,
  right: <path d="M6.5 4l4 4-4 4" />,
  lock: <path d="M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />,
  upload: <path d="M8 11V3M5 5.5l3-3 3 3M2.5 13.5h11" />,
  download: <path d="M8 2v8M5 7.5l3 3 3-3M2.5 13.5h11" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="M10.5 10.5L14 14" />
    </>
  ),
  theme: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  check: <path d="M2.5 8.5l3.5 3.5 7.5-8" strokeWidth="2" />,
  triangle: <path d="M8 2l6.5 11.5h-13zM8 6.5v3M8 11.6v.2" />,
  octagon: <path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM8 4.8v4M8 11v.2" />,
  dash: <path d="M3 8h10" />,
  circle: <circle cx="8" cy="8" r="5.5" />,
  x: <path d="M4 4l8 8M12 4l-8 8" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.5V8l2.5 1.5" />
    </>
  ),
  steps: <path d="M2 13.5h4v-4h4v-4h4v-3" />,
  loop: <path d="M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3" />,
  menu: <path d="M2 4h12M2 8h12M2 12h12" />,
  pen: <path d="M3 13l.6-2.8L11 2.8l2.2 2.2-7.4 7.4zM9.4 4.4l2.2 2.2" />,
  plus: <path d="M8 3v10M3 8h10" />,
  file: <path d="M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3" />,
  bell: <path d="M4 11.5V7a4 4 0 0 1 8 0v4.5l1.5 1.5h-11zM6.5 13a1.5 1.5 0 0 0 3 0" />,
  building: <path d="M3.5 14.5v-13h9v13M2 14.5h12M6 5h1M9 5h1M6 8h1M9 8h1M7 14.5V11h2v3.5" />,
} as const;

export type IconName = keyof typeof drawings;

/** A decorative icon; the words beside it carry the meaning. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg className={small ? 'i s' : 'i'} viewBox="0 0 16 16" aria-hidden="true">
      {drawings[name]}
    </svg>
  );
}
