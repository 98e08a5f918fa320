/** `a=1|b=2`, where a value may hold `=` and `|` behind a backslash. */
export function parseContext(text: string): Record<string, string> {
  const pairs: [string, string][] = []
  let key: string | null = null
  let part = ''
  const finish = () => {
    if (key !== null) pairs.push([key, part])
    key = null
    part = ''
  }
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charAt(index)
    const next = text.charAt(index + 1)
    if (letter === '\\' && (next === '=' || next === '|' || next === '\\')) {
      part += next
      index += 1
    } else if (letter === '=' && key === null) {
      key = part
      part = ''
    } else if (letter === '|') finish()
    else part += letter
  }
  finish()
  return Object.fromEntries(pairs)
}
