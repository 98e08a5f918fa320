import type { Module } from './modules'

/** Lines that read the environment: `process.env`, `process['env']`, `{ env } = process`, `env` from node:process. */
export function readsEnvironment(module: Module): number[] {
  const { tokens, links } = module
  const direct = tokens.filter((token, at) => {
    if (token.kind !== 'word' || token.text !== 'process') return false
    const [next, second] = [tokens[at + 1]?.text, tokens[at + 2]?.text]
    const isMember = (next === '.' || next === '?.' || next === '[') && second === 'env'
    // Taking the process apart, or handing all of it on, reads what it carries.
    return isMember || (tokens[at - 1]?.text === '=' && next !== '.')
  })
  const named = links.filter(
    ({ package: name, names }) => /^(?:node:)?process$/.test(name ?? '') && names.includes('env'),
  )
  return [...direct, ...named].map(({ line }) => line)
}
