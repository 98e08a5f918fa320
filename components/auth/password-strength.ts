import { ZxcvbnFactory, type ZxcvbnResult } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { isPredictable } from '@/lib/core/guesses/is-predictable'
import { plainForm } from '@/lib/core/guesses/plain-form'
import { isTooLittle, withoutContext } from '@/lib/core/guesses/without-context'

/** Filled segments of the bar. */
export type StrengthLevel = 1 | 2 | 3 | 4

export type Strength = { level: StrengthLevel; advice: string }

const minLength = 12
/** Longer ones are judged by their beginning: the time it takes grows with the square. */
const maxJudged = 48
const levels: Record<ZxcvbnResult['score'], StrengthLevel> = { 0: 1, 1: 1, 2: 2, 3: 3, 4: 4 }

const onName = 'Your name and e-mail are the first guess. Add other words.'
const onRuns = 'Repeats and rows of keys are quick to guess. Add other words.'

const usualAdvice: Record<StrengthLevel, string> = {
  1: 'At least 12 characters. A few words in a row work well.',
  2: 'One or two more words make it stronger.',
  3: 'One more word makes it stronger.',
  4: 'Hard to guess.',
}

/** By the name of zxcvbn's warning. Those of single words and names come with every short password and say nothing of use. */
const adviceByWarning: Record<string, string> = {
  topTen: 'Many people use that one. A few words in a row work well.',
  topHundred: 'Many people use that one. A few words in a row work well.',
  common: 'Many people use that one. A few words in a row work well.',
  similarToCommon: 'Close to one that many people use. Add a word or two.',
  userInputs: onName,
  simpleRepeat: onRuns,
  extendedRepeat: onRuns,
  sequences: onRuns,
  straightRow: onRuns,
  keyPattern: onRuns,
  dates: 'Dates and years are quick to guess. Add other words.',
  recentYears: 'Dates and years are quick to guess. Add other words.',
}

let zxcvbn: ZxcvbnFactory | undefined

/** What the server will refuse, as far as that can be told without the list: a bar must not praise it first. */
function refusal(password: string, about: readonly string[]): string | null {
  const plain = plainForm(password)
  if (isPredictable(plain)) return onRuns
  const rests = withoutContext(plain, about)
  return rests.some((left) => isTooLittle(left) || isPredictable(left)) ? onName : null
}

/** Whole texts and their words: the library knows an e-mail only as a whole. */
const wordsOf = (about: readonly string[]): string[] =>
  about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2)

/**
 * How soon a guesser would be there, for the meter only: what may be used is decided by the server, by rules and never by a score.
 *
 * @param about what a guesser knows: name, e-mail
 */
export function measureStrength(password: string, about: readonly string[]): Strength {
  if ([...password].length < minLength) return { level: 1, advice: usualAdvice[1] }
  const refused = refusal(password, about)
  if (refused !== null) return { level: 1, advice: refused }
  zxcvbn ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: maxJudged })
  const { score, feedback } = zxcvbn.check(password, ['morsel', ...wordsOf(about)])
  const level = levels[score]
  const warned = level < 4 ? adviceByWarning[feedback.warning ?? ''] : undefined
  return { level, advice: warned ?? usualAdvice[level === 1 ? 2 : level] }
}
