import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LaunchError } from './launch-error'

export type Environment = Record<string, string | undefined>

export const projectRoot = fileURLToPath(new URL('..', import.meta.url))

/** An empty value is what a copied .env.example leaves behind: it means "not mine". */
export function own(env: Environment, name: string): string | null {
  const value = env[name]?.trim() ?? ''
  return value === '' ? null : value
}

/** Read by node:process from .env in the root; what is set already wins. */
export function loadEnvironmentFile(): void {
  try {
    process.loadEnvFile(resolve(projectRoot, '.env'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

export function readPort(env: Environment, name: string): number | null {
  const text = own(env, name)
  if (text === null) return null
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new LaunchError(`${name}=${text} is not a port. Use a number from 1 to 65535.`)
  }
  return port
}

export function readDataDir(env: Environment): string {
  return resolve(projectRoot, own(env, 'DATA_DIR') ?? '.data')
}

export function appPort(env: Environment): number {
  return readPort(env, 'PORT') ?? 3000
}
