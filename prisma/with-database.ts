import { startServices } from '../services/launcher'
import { runningServices } from '../services/run-record'
import { loadEnvironmentFile, own, readDataDir } from '../services/settings'

/** The user's database, else that of a running launcher, else the embedded one for as long as the work takes. */
export async function withDatabase<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  loadEnvironmentFile()
  const dataDir = readDataDir(process.env)
  const url = own(process.env, 'DATABASE_URL') ?? runningServices(dataDir)?.env.DATABASE_URL
  if (url !== undefined) return work(url)
  const services = await startServices({ env: process.env, dataDir, only: ['postgres'] })
  try {
    return await work(services.env.DATABASE_URL ?? '')
  } finally {
    await services.stop()
  }
}
