/** A few drawn signs, 24 × 24, one stroke; they accompany words and are hidden from screen readers. */
import type { ReactNode } from 'react';

const paths = {
  check: <path d="m5 12.5 4.5 4.5L19 7" />,
  cross: <path d="M6 6l12 12M18 6 6 18" />,
  'arrow-right': <path d="M4 12h15m-6-6 6 6-6 6" />,
  'arrow-left': <path d="M20 12H5m6-6-6 6 6 6" />,
  'arrow-up': <path d="M12 20V5m-6 6 6-6 6 6" />,
  down: <path d="m5 9 7 7 7-7" />,
  plus: <path d="M12 4v16M4 12h16" />,
  search: (
    <>
      <circle cx="10.5" cy="10.5" r="6.5" />
      <path d="m15.5 15.5 5 5" />
    </>
  ),
  menu: <path d="M4 6h16M4 12h16M4 18h16" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5.5l3.5 2" />
    </>
  ),
  alarm: (
    <>
      <circle cx="12" cy="13" r="8" />
      <path d="M12 9v4.5l3 1.5M2.5 6.5l4-3.5m15 3.5-4-3.5" />
    </>
  ),
  hourglass: <path d="M5 3h14M5 21h14M7 3c0 5 10 5 10 9s-10 4-10 9M17 3c0 5-10 5-10 9s10 4 10 9" />,
  warning: (
    <>
      <path d="M12 3.5 22 20.5H2Z" strokeLinejoin="round" />
      <path d="M12 10v5m0 2.2v.3" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 11v6m0-9.7v.2" />
    </>
  ),
  camera: (
    <>
      <path d="M3 8h4l2-3h6l2 3h4v11H3Z" strokeLinejoin="round" />
      <circle cx="12" cy="13" r="3.6" />
    </>
  ),
  picture: (
    <>
      <path d="M3 5h18v14H3Zm0 11 5-5 4 4 3-3 6 6" strokeLinejoin="round" />
      <path d="M15.5 9h.1" strokeWidth="3" />
    </>
  ),
  locate: (
    <>
      <circle cx="12" cy="12" r="6.5" />
      <path d="M12 2v3.5M12 18.5V22M2 12h3.5M18.5 12H22m-10-.1v.2" />
    </>
  ),
  phone: (
    <path d="M6 3h4l2 5-2.5 1.8a12 12 0 0 0 4.7 4.7L16 12l5 2v4c0 1.5-1.2 2.6-2.7 2.5A16 16 0 0 1 3.5 5.7C3.4 4.2 4.5 3 6 3Z" />
  ),
  person: (
    <>
      <circle cx="12" cy="8" r="4" />
      <path d="M4 20.5c.6-4 3.8-6 8-6s7.4 2 8 6" />
    </>
  ),
  people: (
    <>
      <circle cx="9" cy="8" r="3.6" />
      <path d="M2 20c.5-3.7 3.2-5.6 7-5.6s6.5 1.9 7 5.6M16 4.6a3.6 3.6 0 0 1 0 6.8M18.5 14.9c2 .8 3.2 2.5 3.5 5.1" />
    </>
  ),
  receipt: <path d="M5 3h14v18l-3-2-4 2-4-2-3 2ZM9 9.5l2.2 2.2L15.5 7.5M9 15.5h6" strokeLinejoin="round" />,
  home: <path d="M3 11.5 12 4l9 7.5M6 10v10h12V10" strokeLinejoin="round" />,
  list: <path d="M8 6h12M8 12h12M8 18h12M4 6h.1M4 12h.1M4 18h.1" />,
  pen: <path d="m4 20 1-4.5L16.5 4 20 7.5 8.5 19Z" strokeLinejoin="round" />,
  map: <path d="m3 6 6-2 6 2 6-2v14l-6 2-6-2-6 2Zm6-2v14m6-12v14" strokeLinejoin="round" />,
  chat: <path d="M4 5h16v11H11l-5 4v-4H4Z" strokeLinejoin="round" />,
  bell: <path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15ZM10 21.5h4" strokeLinejoin="round" />,
  'cloud-off': <path d="M7 18a4 4 0 0 1-.6-8A6 6 0 0 1 17.7 9.2 4.5 4.5 0 0 1 17.5 18ZM4 3l16 18" />,
  filter: <path d="M3 5h18l-7 8v6l-4 2v-8Z" strokeLinejoin="round" />,
  code: <path d="m8 7-5 5 5 5M16 7l5 5-5 5M13.5 4l-3 16" />,
  more: <path d="M5 12h.1M12 12h.1M19 12h.1" strokeWidth="3.5" />,
  star: (
    <path
      d="m12 3.5 2.6 5.6 6 .7-4.4 4.1 1.2 6L12 16.9 6.6 19.9l1.2-6L3.4 9.8l6-.7Z"
      strokeLinejoin="round"
    />
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof paths;

/** One sign from the set; always decorative: the words beside it carry the meaning. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      className={className ? `icon ${className}` : 'icon'}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      {paths[name]}
    </svg>
  );
}
