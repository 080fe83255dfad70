/** A thin band of kawung, the palm-fruit batik of four petals around a point; only ever a header's edge. */
import { useId } from 'react';

/** Decorative; repeats along its width. `fine` is the narrower band of the office. */
export function Kawung({ fine }: { fine?: boolean }) {
  const id = useId();
  const size = fine ? 10 : 14;
  return (
    <svg className="kawung" aria-hidden="true" focusable="false" width="100%" height={size}>
      <defs>
        <pattern
          id={id}
          width="14"
          height="14"
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${size / 14})`}
        >
          <g fill="none" stroke="currentColor" strokeWidth="1">
            <ellipse cx="3.5" cy="3.5" rx="4" ry="2.1" transform="rotate(45 3.5 3.5)" />
            <ellipse cx="10.5" cy="3.5" rx="4" ry="2.1" transform="rotate(-45 10.5 3.5)" />
            <ellipse cx="3.5" cy="10.5" rx="4" ry="2.1" transform="rotate(-45 3.5 10.5)" />
            <ellipse cx="10.5" cy="10.5" rx="4" ry="2.1" transform="rotate(45 10.5 10.5)" />
          </g>
          <circle cx="7" cy="7" r="0.9" fill="currentColor" />
          <circle cx="0" cy="7" r="0.9" fill="currentColor" />
          <circle cx="14" cy="7" r="0.9" fill="currentColor" />
        </pattern>
      </defs>
      <rect width="100%" height={size} fill={`url(#${id})`} />
    </svg>
  );
}
