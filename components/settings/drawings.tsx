const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

/** A small table with one plate: in the hand of `components/ui/drawings.tsx`. */
export function TableDrawing() {
  return (
    <svg viewBox="0 0 160 120" aria-hidden="true">
      <ellipse className="fill-saffron-wash" cx="80" cy="108" rx="60" ry="8" />
      <ellipse className="fill-surface" cx="80" cy="58" rx="62" ry="18" />
      <ellipse className="fill-saffron" cx="80" cy="54" rx="20" ry="6.5" />
      <circle className="fill-paprika" cx="84" cy="52" r="4" />
      <g {...line}>
        <ellipse cx="80" cy="58" rx="62" ry="18" />
        <ellipse cx="80" cy="55" rx="30" ry="9" />
        <path d="M80 76v28M60 108h40M80 104l-12 4M80 104l12 4" />
        <path d="M42 48l-6 16M120 48l5 15" />
        <path d="M74 38c-4-5 4-8 0-14M88 38c-4-5 4-8 0-14" />
      </g>
    </svg>
  )
}
