import { bambooDumplings } from './bamboo-dumplings.ts'
import { croissantGold } from './croissant-gold.ts'
import { ganacheCake } from './ganache-cake.ts'
import { honeyPancakes } from './honey-pancakes.ts'
import { icedLatteSwirl } from './iced-latte-swirl.ts'
import { margheritaWoodOven } from './margherita-wood-oven.ts'
import { matchaWhisk } from './matcha-whisk.ts'
import { scallionRhythm } from './scallion-rhythm.ts'
import type { Scene } from './scene.ts'
import { shakshukaSkillet } from './shakshuka-skillet.ts'
import { strawberrySoda } from './strawberry-soda.ts'
import { tacoAssembly } from './taco-assembly.ts'
import { tonkotsuRamen } from './tonkotsu-ramen.ts'

export const scenes: readonly Scene[] = [
  tonkotsuRamen,
  margheritaWoodOven,
  honeyPancakes,
  shakshukaSkillet,
  icedLatteSwirl,
  strawberrySoda,
  ganacheCake,
  bambooDumplings,
  matchaWhisk,
  tacoAssembly,
  scallionRhythm,
  croissantGold,
]
