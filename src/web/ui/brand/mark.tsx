/** The sign of Pendopo: a joglo roof in three tiers over four posts and a step, open on every side. */

/** The mark in the current text colour; decorative, because the city's name always stands beside it. */
export function PavilionMark({ className = '' }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 64 56" fill="currentColor" aria-hidden="true" focusable="false">
      <path d="M24.5 4h15L44 17H20Z" />
      <path d="M18.8 19.5h26.4L54 29H10Z" />
      <path d="M7.5 31.5h49L62.5 37h-61Z" />
      <path d="M13 39.5h4V49h-4zM25.5 39.5h4V49h-4zM34.5 39.5h4V49h-4zM47 39.5h4V49h-4z" />
      <path d="M7 50.5h50V54H7z" />
    </svg>
  );
}

/** A line drawing of the pavilion for the head of the first page; decorative. */
export function PavilionScene({ className = '' }: { className?: string }) {
  const ribs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  return (
    <svg
      className={className}
      viewBox="0 0 480 230"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
      strokeLinecap="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M184 22h112l26 60H158Z" />
      <path d="M176 20h128M184 22l-6-9m118 9 6-9" />
      <path d="M152 88h176l52 38H100Z" />
      <path d="M94 132h292l70 26H24Z" />
      <path d="M24 158v5h432v-5" />
      {ribs.map((rib) => (
        <g key={rib} strokeWidth="1" opacity="0.7">
          <path d={`M${190 + rib * 10} 24L${165 + rib * 15} 80`} />
          <path d={`M${160 + rib * 16} 90L${112 + rib * 25.6} 124`} />
          <path d={`M${104 + rib * 27.2} 134L${44 + rib * 39.2} 156`} />
        </g>
      ))}
      <path d="M60 163v47m8-47v47M156 163v47m10-47v47M314 163v47m10-47v47M412 163v47m8-47v47" />
      <path d="M52 210h376M36 218h408M20 227h440" />
    </svg>
  );
}
