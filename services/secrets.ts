import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { readStored, writeStored } from './stored-json'

const bytesOf = {
  AUTH_SECRET: 48,
  POSTGRES_PASSWORD: 24,
  MEDIA_API_KEY: 9,
  MEDIA_API_SECRET: 24,
  /** Names this data folder: a database kept elsewhere is recognised by it after the folder was deleted. */
  FOLDER_ID: 9,
} as const

export type SecretName = keyof typeof bytesOf

/** Made once per data folder and kept, so that sessions and uploads survive a restart. */
export function loadSecrets(dataDir: string): Record<SecretName, string> {
  const file = join(dataDir, 'secrets.json')
  const stored = readStored(file)
  const secrets = Object.fromEntries(
    Object.entries(bytesOf).map(([name, bytes]) => [
      name,
      stored[name] ?? randomBytes(bytes).toString('base64url'),
    ]),
  ) as Record<SecretName, string>
  if (Object.entries(secrets).some(([name, value]) => stored[name] !== value)) writeStored(file, secrets)
  return secrets
}
