import type { Surface, Texel } from './sculpt.ts'

interface Turned {
  centerX: number
  /** Where the rim's centre sits. */
  topY: number
  tall: number
  /** How far the camera looks down: the rim's ellipse is `tilt` times as high as wide. */
  tilt: number
  radiusAt: (depth: number) => number
  /** `turn` runs -1..1 across what is visible, `depth` in pixels from the rim. */
  skin: (turn: number, depth: number, out: Texel) => void
}

/** A thing made on a wheel, seen a little from above: bowl, glass, cake, pancake, scoop. */
export const revolve =
  ({ centerX, topY, tall, tilt, radiusAt, skin }: Turned): Surface =>
  (x, y, out) => {
    const dx = x - centerX
    let depth = y - topY
    let radius = 0
    let z = 0
    for (let pass = 0; pass < 8; pass++) {
      radius = radiusAt(Math.min(tall, Math.max(0, depth)))
      z = radius > Math.abs(dx) ? Math.sqrt(radius * radius - dx * dx) : 0
      // Damped, because at the silhouette the radius and the depth chase each other.
      depth += (y - topY - tilt * z - depth) * 0.7
    }
    const inside = Math.min(radius - Math.abs(dx), depth + 1, tall - depth)
    out.a = inside <= 0 ? 0 : Math.min(inside, 1)
    out.h = z
    if (out.a > 0) skin(dx / radius, Math.min(tall, Math.max(0, depth)), out)
  }
