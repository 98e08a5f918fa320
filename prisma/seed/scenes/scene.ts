import { type CatalogueClip, clipFor } from '../catalogue.ts'
import type { Ctx } from './brush.ts'
import type { Track } from './sound.ts'

export interface Scene extends CatalogueClip {
  fps: number
  /** Where the cover is taken. */
  coverSeconds: number
  /** The last moments dissolve into the first ones: `draw` is then asked for times just before zero. */
  loopFadeSeconds: number
  /** How strongly bright parts bleed light, 0..1. */
  bloom: number
  /** How much the corners and the strip under the caption are held back, 0..1. */
  vignette: number
  crf: number
  draw: (ctx: Ctx, t: number) => void
  score: (track: Track) => void
}

type Staging = Partial<Pick<Scene, 'fps' | 'loopFadeSeconds' | 'bloom' | 'vignette' | 'crf'>> &
  Pick<Scene, 'coverSeconds' | 'draw' | 'score'>

export const defineScene = (slug: string, staging: Staging): Scene => ({
  fps: 30,
  loopFadeSeconds: 0,
  bloom: 0.28,
  vignette: 0.6,
  crf: 30,
  ...clipFor(slug),
  ...staging,
})
