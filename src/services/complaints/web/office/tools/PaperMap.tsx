/** The small map on paper: outlines and points, no tiles. */
import type { Outline } from './outline.ts';

export function PaperMap({ outline, label }: { outline: Outline; label: string }) {
  const { width, height, own, others, points } = outline;
  return (
    <svg className="paper-map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {others.map((path) => (
        <path key={path} d={path} fill="#fff" stroke="#999" strokeWidth={0.7} strokeDasharray="3 2" />
      ))}
      {own && <path d={own} fill="#e8e6df" stroke="#333" strokeWidth={1.4} />}
      {points.map(({ x, y, label: name }) => (
        <g key={`${name} ${x} ${y}`}>
          <circle cx={x} cy={y} r={name ? 7 : 5} fill="#000" />
          {name && (
            <text x={x} y={y + 3} textAnchor="middle" fontSize={8} fontWeight={700} fill="#fff">
              {name}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
