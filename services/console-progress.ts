import type { Progress } from './progress'

const isTerminal = process.stdout.isTTY === true
const hasColor = isTerminal && (process.env.NO_COLOR ?? '') === ''

const paint = (code: number) => (text: string) => (hasColor ? `\u001b[${code}m${text}\u001b[0m` : text)
export const bold = paint(1)
export const dim = paint(2)
export const green = paint(32)

const tickMs = 1_000

function seconds(sinceMs: number): string {
  return `${((performance.now() - sinceMs) / 1_000).toFixed(1)} s`
}

/** On a terminal one line per step that counts up and is ticked off; elsewhere a line when it starts and when it ends. */
export function consoleProgress(): Progress {
  const rewrite = (line: string): void => void process.stdout.write(`\r\u001b[K${line}`)
  return {
    note: (text) => console.log(`    ${dim(text)}`),
    step: (text) => {
      const startedMs = performance.now()
      let detail = ''
      const running = (): string => `  … ${text}${detail === '' ? '' : ` ${dim(detail)}`}`
      if (isTerminal) rewrite(running())
      else console.log(running())
      const timer = isTerminal
        ? setInterval(() => rewrite(`${running()} ${dim(seconds(startedMs))}`), tickMs)
        : null
      const end = (result = ''): void => {
        if (timer !== null) clearInterval(timer)
        const line = `  ${green('✓')} ${text}${result === '' ? '' : ` ${dim(result)}`} ${dim(seconds(startedMs))}`
        if (isTerminal) rewrite(`${line}\n`)
        else console.log(line)
      }
      const say = (now: string): void => {
        detail = now
        if (isTerminal) rewrite(running())
        else console.log(running())
      }
      return Object.assign(end, { say })
    },
  }
}
