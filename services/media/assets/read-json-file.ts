import { readFile } from 'node:fs/promises'

/** The files are our own, written whole or not at all, so their shape is trusted; their presence is not. */
export async function readJsonFile<T>(path: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
