import { lettersAndDigits } from './letters-and-digits'

/** Keys in the order in which fingers find them; the digits go round, so that `1234567890123` is one run. */
const tracks = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '!@#$%^&*()_+',
].flatMap((track) => [track, [...track].reverse().join('')])

const shortestRun = 3
/** A run with one `!` and one capital more is still a run. */
const maxBesidesRuns = 2
/** Three different characters in twelve are a rhythm, not a password. */
const maxRhythm = 3
const maxRepeatedUnit = 4

function runAt(text: string, start: number): number {
  let longest = 1
  while (text[start + longest] === text[start]) longest += 1
  for (const track of tracks) {
    while (start + longest < text.length && track.includes(text.slice(start, start + longest + 1)))
      longest += 1
  }
  return longest
}

/** Runs of one character, of the alphabet and of the keyboard, either way, and next to nothing else. */
function isRuns(text: string): boolean {
  let besides = 0
  for (let at = 0; at < text.length; ) {
    const length = runAt(text, at)
    if (length < shortestRun) besides += 1
    at += length < shortestRun ? 1 : length
  }
  return besides <= maxBesidesRuns
}

/** The shortest text which, said again and again, gives this one (the last time may break off); null below two whole times. */
export function repeatedUnit(text: string): string | null {
  for (let length = 1; length <= text.length / 2; length += 1) {
    if (text.slice(length) === text.slice(0, -length)) return text.slice(0, length)
  }
  return null
}

function isRepetition(text: string): boolean {
  const unit = repeatedUnit(text)
  return new Set(text).size <= maxRhythm || (unit !== null && unit.length <= maxRepeatedUnit)
}

/** Whether a text is nothing but a run (`qwertyuiopas`) or a repetition (`abcabcabcabc`), with separators (`1-2-3-4-5-6-7`) or without. */
export function isPredictable(plain: string): boolean {
  const bare = lettersAndDigits(plain)
  // Where signs are the better half they are the password, and what is left without them says nothing.
  const readings = bare.length * 2 >= plain.length ? [plain, bare] : [plain]
  return readings.some((text) => isRuns(text) || isRepetition(text))
}
