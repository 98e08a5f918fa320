/* In the hand of components/ui/drawings.tsx: 2.5 px round strokes in the ink, one spot of saffron, one of paprika. */
const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

/** A phone on a serving tray: the clip goes out to the guests. */
export function TrayDrawing() {
  return (
    <svg viewBox="0 0 160 120" aria-hidden="true">
      <ellipse className="fill-saffron-wash" cx="80" cy="110" rx="62" ry="8" />
      <rect className="fill-surface" x="58" y="14" width="44" height="74" rx="9" />
      <path
        className="fill-saffron"
        d="M58 62c10-8 18 6 28-2 6-5 10-4 16 0v19a9 9 0 0 1-9 9H67a9 9 0 0 1-9-9Z"
      />
      <path className="fill-paprika" d="m74 38 15 8.5a1.5 1.5 0 0 1 0 2.6L74 58Z" />
      <g {...line}>
        <rect x="58" y="14" width="44" height="74" rx="9" />
        <path d="M75 21h10" />
        <path d="m74 38 15 8.5a1.5 1.5 0 0 1 0 2.6L74 58Z" />
        <path d="M22 96h116M32 96c2 8 8 12 16 12h64c8 0 14-4 16-12" />
        <path d="M42 34c-5-6 5-10 0-17M30 44c-4-5 4-8 0-13M118 34c-5-6 5-10 0-17M130 44c-4-5 4-8 0-13" />
      </g>
    </svg>
  )
}
