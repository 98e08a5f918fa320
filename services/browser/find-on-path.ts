import fs from 'node:fs'
import path from 'node:path'

/** The first of `names` that is an executable on PATH, or null. */
export function findOnPath(...names: string[]): string | null {
  for (const name of names)
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      const file = path.join(folder, name)
      try {
        fs.accessSync(file, fs.constants.X_OK)
        return file
      } catch {}
    }
  return null
}
