/*
 * Small line drawings for places with nothing in them yet. One hand: 2.5 px round strokes in the ink, one spot of
 * saffron, one of paprika.
 */
const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

/** A bowl that waits, steam coming up. */
export function BowlDrawing() {
  return (
    <svg viewBox="0 0 160 120" aria-hidden="true">
      <ellipse className="fill-saffron-wash" cx="80" cy="104" rx="62" ry="9" />
      <path className="fill-surface" d="M28 56h104c0 27-22 46-52 46S28 83 28 56Z" />
      <path className="fill-saffron" d="M40 56c4-9 17-15 40-15s36 6 40 15Z" />
      <circle className="fill-paprika" cx="97" cy="49" r="6" />
      <g {...line}>
        <path d="M28 56h104c0 27-22 46-52 46S28 83 28 56ZM62 102v5h36v-5" />
        <path d="M40 56c4-9 17-15 40-15s36 6 40 15" />
        <path d="M62 30c-5-6 5-10 0-17M80 26c-5-6 5-10 0-17M98 30c-5-6 5-10 0-17" />
        <path d="m118 40 26-26M126 44l26-20" />
      </g>
    </svg>
  )
}

/** A plate wiped clean: the last clip, nothing left. */
export function CleanPlateDrawing() {
  return (
    <svg viewBox="0 0 160 120" aria-hidden="true">
      <ellipse className="fill-saffron-wash" cx="80" cy="106" rx="62" ry="8" />
      <circle className="fill-surface" cx="80" cy="58" r="44" />
      <path className="fill-saffron" d="M66 66a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z" />
      <circle className="fill-paprika" cx="78" cy="74" r="2.6" />
      <g {...line}>
        <circle cx="80" cy="58" r="44" />
        <path d="M108 58a28 28 0 0 1-28 28M52 58a28 28 0 0 1 28-28" />
        <path d="M16 22v22c0 6 4 9 8 9v45M24 22v24M32 22v22c0 6-4 9-8 9M140 98V22c-9 6-12 18-12 34h12" />
      </g>
    </svg>
  )
}

/** A letter out of its envelope, still warm. */
export function LetterDrawing() {
  return (
    <svg viewBox="0 0 160 120" aria-hidden="true">
      <ellipse className="fill-saffron-wash" cx="80" cy="108" rx="62" ry="8" />
      <path className="fill-saffron" d="M46 34h68v44H46Z" />
      <path className="fill-surface" d="M28 54l52 32 52-32v50H28Z" />
      <circle className="fill-paprika" cx="80" cy="84" r="7" />
      <g {...line}>
        <path d="M28 54v50h104V54M28 54l18-11M132 54l-18-11M46 65V34h68v31" />
        <path d="m28 54 45 28M132 54 87 82M28 104l40-26M132 104 92 78" />
        <path d="M60 46h40M60 56h22" />
        <path d="M70 24c-4-5 4-8 0-14M90 24c-4-5 4-8 0-14" />
      </g>
    </svg>
  )
}

/** A plug out of its socket: no network. */
export function UnpluggedDrawing() {
  return (
    <svg viewBox="0 0 160 120" aria-hidden="true">
      <ellipse className="fill-saffron-wash" cx="80" cy="106" rx="62" ry="8" />
      <path className="fill-surface" d="M96 44h20a10 10 0 0 1 10 10v12a10 10 0 0 1-10 10H96Z" />
      <path className="fill-paprika" d="M64 44H44a10 10 0 0 0-10 10v12a10 10 0 0 0 10 10h20Z" />
      <circle className="fill-saffron" cx="80" cy="32" r="4" />
      <g {...line}>
        <path d="M64 44H44a10 10 0 0 0-10 10v12a10 10 0 0 0 10 10h20ZM64 52h10M64 68h10M34 60C18 60 20 92 6 92" />
        <path d="M96 44h20a10 10 0 0 1 10 10v12a10 10 0 0 1-10 10H96ZM126 60c16 0 14-32 28-32" />
        <path d="M80 22v-8M70 28l-6-6M90 28l6-6" />
      </g>
    </svg>
  )
}

/** A key whose head is a plate. */
export function KeyDrawing() {
  return (
    <svg viewBox="0 0 160 120" aria-hidden="true">
      <ellipse className="fill-saffron-wash" cx="80" cy="104" rx="62" ry="9" />
      <circle className="fill-surface" cx="52" cy="56" r="32" />
      <circle className="fill-saffron" cx="52" cy="56" r="18" />
      <circle className="fill-paprika" cx="46" cy="52" r="4" />
      <g {...line}>
        <circle cx="52" cy="56" r="32" />
        <circle cx="52" cy="56" r="18" />
        <path d="M84 56h56v18M112 56v14M126 56v10" />
        <path d="M122 30c-4-5 4-9 0-15M138 30c-4-5 4-9 0-15" />
      </g>
    </svg>
  )
}
