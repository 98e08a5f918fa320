import fs from 'node:fs'
import path from 'node:path'

const clipsDir = path.join(import.meta.dirname, '../../prisma/seed/clips')

/** A real, small, fast-start H.264 clip: one of the demo reels. */
export const clipFile = path.join(clipsDir, 'bamboo-dumplings.mp4')
const coverFile = path.join(clipsDir, 'bamboo-dumplings.jpg')

export const readClip = () => fs.readFileSync(clipFile)
export const readCover = () => fs.readFileSync(coverFile)
