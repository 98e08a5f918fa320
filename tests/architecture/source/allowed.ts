import type { Allowed } from './layers'

const withoutEnding = (file: string): string => file.replace(/\.(?:tsx?|mjs|css)$/, '')

/** Whether one of the entries (see `layers.ts`) covers a file. */
export function isAllowed(file: string, allowed: Allowed): boolean {
  const bare = withoutEnding(file)
  return allowed.some((entry) => {
    if (entry === '*') return true
    if (entry.endsWith('/')) return file.startsWith(entry)
    if (!entry.includes('*')) return bare === entry
    const [before = '', after = ''] = entry.split('*')
    const middle = bare.slice(before.length, bare.length - after.length)
    return bare.startsWith(before) && bare.endsWith(after) && middle !== '' && !middle.includes('/')
  })
}

/** `lib/feed/x.ts` is in `feed`, `lib/x.ts` in none. */
export function libFolderOf(file: string): string | null {
  const [top, folder, ...rest] = file.split('/')
  return top === 'lib' && folder !== undefined && rest.length > 0 ? folder : null
}

export const topLevelOf = (file: string): string => file.split('/')[0] ?? file
