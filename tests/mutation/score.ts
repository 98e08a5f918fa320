type Mutant = { fileName: string; status: string }

/** `hung` are among the found: one that hangs is noticed as surely as one that fails a test, on a machine with time to spare. */
export type Score = { found: number; hung: number; missed: number }

function scoreOf(mutants: readonly Mutant[]): Score {
  const count = (...statuses: string[]) => mutants.filter(({ status }) => statuses.includes(status)).length
  // `NoCoverage`: no test so much as runs that line. Whatever else there is was not tried, and counts nowhere.
  return {
    found: count('Killed', 'Timeout'),
    hung: count('Timeout'),
    missed: count('Survived', 'NoCoverage'),
  }
}

/** @returns per cent, 100 where there was nothing to find */
export const percentOf = ({ found, missed }: Score): number =>
  found + missed === 0 ? 100 : (100 * found) / (found + missed)

/** @param folder such as `lib/auth` */
export const scoreWithin = (folder: string, mutants: readonly Mutant[]): Score =>
  scoreOf(mutants.filter(({ fileName }) => fileName.startsWith(`${folder}/`)))

/** @param name a file or a folder */
export function lineOf(name: string, score: Score): string {
  const { found, hung, missed } = score
  if (found + missed === 0) return `     n/a  ${name}: all of it runs once at load`
  const counts = `${found} found${hung > 0 ? ` (${hung} hung)` : ''}, ${missed} missed`
  return `${percentOf(score).toFixed(2).padStart(6)} %  ${name}: ${counts}`
}

/** One line a file. */
export function fileLines(mutants: readonly Mutant[]): string[] {
  const files = [...new Set(mutants.map(({ fileName }) => fileName))].toSorted()
  return files.map((file) => lineOf(file, scoreOf(mutants.filter(({ fileName }) => fileName === file))))
}
