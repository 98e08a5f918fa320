import { codeTokens } from './tokens'
import { isCode, listFiles, readSource } from './tree'

/** Next sets NODE_ENV by itself and npm sets its own in lower case; nobody else should. */
const isForPeople = (name: string): boolean => name !== 'NODE_ENV' && /^[A-Z]/.test(name)

/** The keys of the shape in `lib/platform/env.ts`, by its text: the file exports its result and not its shape. */
function appNames(): string[] {
  const shape =
    /const shape = z\.object\(\{\n([\s\S]*?)\n\}\)/.exec(readSource('lib/platform/env.ts'))?.[1] ?? ''
  return [...shape.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map(([, name = '']) => name)
}

/** What the launcher asks the person for: `own(env, 'NAME')` and `readPort(env, 'NAME')` under `services/`. */
function launcherNames(): string[] {
  return listFiles('services')
    .filter((file) => isCode(file) && !file.startsWith('services/media/'))
    .flatMap((file) => {
      const tokens = codeTokens(readSource(file))
      return tokens.flatMap((token, at) => {
        if (!/^(?:own|readPort)$/.test(token.text) || tokens[at + 1]?.text !== '(') return []
        const call = tokens.slice(at + 2, at + 8)
        const end = call.findIndex(({ text }) => text === ')')
        return call.slice(0, end).flatMap(({ kind, text }) => (kind === 'string' ? [text] : []))
      })
    })
}

/** Every variable that a person may set to run Morsel, in alphabetical order. */
export function environmentNames(): string[] {
  return [...new Set([...appNames(), ...launcherNames()])].filter(isForPeople).sort()
}
