export type Token = {
  /** `string` is the text between quotes; a template counts as one only when nothing is put into it. */
  kind: 'word' | 'string' | 'template' | 'regex' | 'punctuation' | 'comment'
  text: string
  line: number
  /** Nothing, not even a space, stands between this token and the one before. */
  glued: boolean
}

const space = /\s+/y
const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y
const word = /[\p{ID_Start}_$#][\p{ID_Continue}$]*|\d[\w.]*/uy
const quoted = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y
const regex = /\/(?![*/>])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y
const punctuation = /===|!==|==|!=|=>|\?\.|\?\?|\.\.\.|[\s\S]/uy

/** After one of these a slash divides (or closes a JSX tag); anywhere else it begins a regular expression. */
const endsValue = /^[\w$)\]}<'"]/
const beforeRegex = /^(?:return|typeof|case|in|of|await|yield|else|do|throw|new|void|delete)$/

function startsRegex(before: Token | undefined): boolean {
  if (!before) return true
  if (before.kind === 'word') return beforeRegex.test(before.text)
  return before.kind === 'punctuation' && !endsValue.test(before.text)
}

/**
 * Cuts TypeScript or TSX into tokens: enough to tell code from comments, strings and regular expressions. No parser.
 * Limits: text between JSX tags is cut as if it were code (an apostrophe is harmless, since no string crosses a line;
 * two slashes hide the rest of their line), and a regular expression right after `)` or `}` is taken for a division.
 */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  /** For each open `${`: how many braces are open inside it. */
  const templates: number[] = []
  let before: Token | undefined
  let at = 0
  let line = 1
  let glued = false

  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(source)?.[0]
  }
  const take = (kind: Token['kind'], raw: string, text = raw): void => {
    const token = { kind, text, line, glued }
    tokens.push(token)
    if (kind !== 'comment') before = token
    skip(raw)
    glued = true
  }
  const skip = (raw: string): void => {
    at += raw.length
    line += raw.split('\n').length - 1
  }
  const takeTemplate = (opening: string): void => {
    const rest = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{|$)/y
    rest.lastIndex = at + opening.length
    const raw = opening + (rest.exec(source)?.[0] ?? '')
    const isWhole = opening === '`' && raw.endsWith('`') && raw.length > 1
    if (raw.endsWith('${')) templates.push(0)
    if (isWhole) take('string', raw, raw.slice(1, -1))
    else take('template', raw)
  }
  const takePunctuation = (): void => {
    const raw = match(punctuation) ?? ''
    const depth = templates.at(-1)
    if (raw === '}' && depth === 0) {
      templates.pop()
      takeTemplate('}')
      return
    }
    if (depth !== undefined && raw === '{') templates[templates.length - 1] = depth + 1
    if (depth !== undefined && raw === '}') templates[templates.length - 1] = depth - 1
    take('punctuation', raw)
  }

  while (at < source.length) {
    const blank = match(space)
    if (blank) {
      skip(blank)
      glued = false
      continue
    }
    const found = match(comment)
    const string = match(quoted)
    const pattern = startsRegex(before) ? match(regex) : undefined
    const name = match(word)
    if (found) take('comment', found)
    else if (string) take('string', string, string.slice(1, -1))
    else if (source[at] === '`') takeTemplate('`')
    else if (pattern) take('regex', pattern)
    else if (name) take('word', name)
    else takePunctuation()
  }
  return tokens
}

/** Without comments, which most rules must not see. */
export function codeTokens(source: string): Token[] {
  return tokenize(source).filter(({ kind }) => kind !== 'comment')
}
