import { smooth, TAU } from './ease.ts'
import { random } from './noise.ts'
import { bandNoise, midiToHertz, SAMPLE_RATE_HERTZ, type Track } from './sound.ts'

/** Felt electric piano: two sines and a bell that fades first. */
const keys = (track: Track, at: number, note: number, level: number, lengthSeconds = 2.2, pan = 0): void => {
  const hertz = midiToHertz(note)
  track.add(at, lengthSeconds, level, pan, (s) => {
    const bell = Math.sin(TAU * hertz * 2 * s) * Math.exp(-s * 5) * 0.9
    const tremolo = 1 + 0.12 * Math.sin(TAU * 4.6 * s)
    const envelope = smooth(0, 0.012, s) * Math.exp(-s * 1.5) * smooth(lengthSeconds, lengthSeconds * 0.6, s)
    return Math.sin(TAU * hertz * s + bell) * envelope * tremolo
  })
}

const marimba = (track: Track, at: number, note: number, level: number, pan = 0): void => {
  const hertz = midiToHertz(note)
  track.add(at, 0.9, level, pan, (s) => {
    const wood =
      Math.sin(TAU * hertz * s) * Math.exp(-s * 7) +
      0.35 * Math.sin(TAU * hertz * 3.93 * s) * Math.exp(-s * 26)
    return wood * smooth(0, 0.002, s)
  })
}

/** Plucked string (Karplus-Strong), rounded so that it sits behind the picture. */
const pluck = (track: Track, at: number, note: number, level: number, pan = 0): void => {
  const size = Math.round(SAMPLE_RATE_HERTZ / midiToHertz(note))
  const rand = random(note * 31 + 7)
  const string = Float32Array.from({ length: size }, () => rand() * 2 - 1)
  for (let pass = 0; pass < 3; pass++) {
    for (let i = 0; i < size; i++) string[i] = ((string[i] ?? 0) + (string[(i + 1) % size] ?? 0)) / 2
  }
  let i = 0
  track.add(at, 1.6, level * 1.6, pan, (s) => {
    const value = string[i] ?? 0
    const next = (i + 1) % size
    string[i] = (value + (string[next] ?? 0)) * 0.4985
    i = next
    return value * smooth(1.6, 0.9, s)
  })
}

const bass = (track: Track, at: number, note: number, level: number, lengthSeconds = 0.9): void => {
  const hertz = midiToHertz(note)
  track.add(at, lengthSeconds, level, 0, (s) => {
    const tone = Math.sin(TAU * hertz * s) + 0.25 * Math.sin(TAU * hertz * 2 * s)
    return tone * smooth(0, 0.015, s) * Math.exp(-s * 2.2) * smooth(lengthSeconds, lengthSeconds * 0.7, s)
  })
}

const kick = (track: Track, at: number, level: number): void => {
  let phase = 0
  track.add(at, 0.25, level, 0, (s) => {
    phase += (TAU * (52 + 90 * Math.exp(-s * 38))) / SAMPLE_RATE_HERTZ
    return Math.sin(phase) * Math.exp(-s * 16)
  })
}

const shaker = (track: Track, at: number, level: number, pan: number): void => {
  const seeds = bandNoise(7200, 1.2, Math.round(at * 1000) + 13)
  track.add(at, 0.09, level, pan, (s) => seeds(s) * Math.exp(-s * 55) * smooth(0, 0.008, s))
}

interface Bed {
  /** Chords spread evenly over the clip, each a list of midi notes, the lowest doubled by the bass. */
  chords: readonly (readonly number[])[]
  voice: 'keys' | 'marimba' | 'pluck'
  /** How many short notes per chord climb through it. */
  steps: number
  level: number
  beat?: boolean
}

const short = { marimba, pluck }

const ORDER = [0, 2, 1, 3, 2, 3, 1, 2]

const arpeggio = (
  track: Track,
  { voice, steps, level, beat }: Bed,
  chord: readonly number[],
  start: number,
  stepSeconds: number,
  rand: () => number,
): void => {
  for (let step = 0; step < steps; step++) {
    const when = start + step * stepSeconds
    const note = (chord[(ORDER[step % ORDER.length] ?? 0) % chord.length] ?? 48) + 12
    const loudness = level * (0.6 + rand() * 0.4)
    if (rand() > 0.16 || step === 0) {
      if (voice === 'keys') keys(track, when, note, loudness * 0.3, 1.2, rand() - 0.5)
      else short[voice](track, when, note, loudness * 0.5, rand() - 0.5)
    }
    if (beat !== true) continue
    if (step % 4 === 0) kick(track, when, level * 0.9)
    shaker(track, when, level * (step % 2 === 0 ? 0.35 : 0.6), 0.3)
  }
}

/** A few bars under the sounds of cooking: held chords, a wandering arpeggio, perhaps a brushed beat. */
export const bed = (track: Track, music: Bed): void => {
  const { chords, steps, level } = music
  const barSeconds = track.durationSeconds / chords.length
  const rand = random(chords.length * 101 + steps)
  chords.forEach((chord, bar) => {
    const start = bar * barSeconds
    bass(track, start, (chord[0] ?? 48) - 12, level * 0.9, Math.min(1.6, barSeconds * 0.8))
    chord.forEach((note, index) => {
      keys(track, start + index * 0.018, note, level * 0.26, barSeconds * 1.15, index * 0.3 - 0.4)
    })
    arpeggio(track, music, chord, start, barSeconds / steps, rand)
  })
}
