import { join } from 'node:path'
import { claimDataFolder } from './data-folder'
import { LaunchError } from './launch-error'
import { isPortFree } from './ports'
import { startPostgres } from './postgres/start-postgres'
import { createSupervisor, type SupervisedChild, type Supervisor } from './process/supervisor'
import { type Progress, silentProgress } from './progress'
import { type RedisChoice, startRedis } from './redis/start-redis'
import { loadSecrets } from './secrets'
import { appPort, type Environment, own, readPort } from './settings'
import { startMedia } from './start-media'

export type ServiceName = 'postgres' | 'redis' | 'media'

export interface Row {
  service: string
  where: string
  data: string
  bringYourOwn: string
}

export interface StartOptions {
  /** The user's environment: whatever it names is used and not started. */
  env: Environment
  dataDir: string
  only?: readonly ServiceName[]
  redis?: RedisChoice
  progress?: Progress
  /** Look first whether the app will be able to listen on PORT. */
  needsAppPort?: boolean
  /** Give one to be able to stop a start that is under way. */
  supervisor?: Supervisor
}

export interface Services {
  /** For the app and for everything else that is started: the user's own values and ours. */
  env: Record<string, string>
  table: Row[]
  /** What we started, in the order of starting. A child that is ended from outside is not started again. */
  children: SupervisedChild[]
  supervisor: Supervisor
  stop(): Promise<void>
}

const every: readonly ServiceName[] = ['postgres', 'redis', 'media']

/** Without the password: the table lands in screenshots. */
function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//').replace(/\?.*$/, '')
}

function usersOwn(service: string, url: string, variable: string): Row {
  return { service, where: withoutCredentials(url), data: 'yours', bringYourOwn: `${variable} is set` }
}

export async function startServices(options: StartOptions): Promise<Services> {
  const { env, dataDir, only = every, redis: choice = 'auto', progress = silentProgress } = options
  const supervisor = options.supervisor ?? createSupervisor()
  const folder = await claimDataFolder(dataDir)
  supervisor.onChange((children, watchman) => folder.record({ children, watchman }))
  const stop = async (): Promise<void> => {
    await supervisor.stopAll()
    folder.release()
  }
  try {
    if (options.needsAppPort === true) await refuseTakenPort(appPort(env))
    const started = await startMissing({ env, dataDir, only, choice, progress, supervisor })
    folder.record({ env: started.env })
    return { ...started, supervisor, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** After the folder is claimed: a port that our own killed launcher still held is free by then. */
async function refuseTakenPort(port: number): Promise<void> {
  if (await isPortFree(port)) return
  throw new LaunchError(
    `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm run ${ownScript()}`,
  )
}

function ownScript(): string {
  return own(process.env, 'npm_lifecycle_event') ?? 'demo'
}

interface Plan {
  env: Environment
  dataDir: string
  only: readonly ServiceName[]
  choice: RedisChoice
  progress: Progress
  supervisor: Supervisor
}

type Started = Pick<Services, 'env' | 'table' | 'children'>

async function startMissing(plan: Plan): Promise<Started> {
  const { env, dataDir, only } = plan
  const secrets = loadSecrets(dataDir)
  const port = String(appPort(env))
  const values: Record<string, string> = {
    PORT: port,
    DATA_DIR: dataDir,
    APP_ORIGIN: own(env, 'APP_ORIGIN') ?? `http://localhost:${port}`,
    AUTH_SECRET: own(env, 'AUTH_SECRET') ?? secrets.AUTH_SECRET,
    LOG_LEVEL: own(env, 'LOG_LEVEL') ?? 'info',
    TRUSTED_PROXY_HOPS: own(env, 'TRUSTED_PROXY_HOPS') ?? '0',
  }
  const started: Started = { env: values, table: [], children: [] }
  if (only.includes('postgres')) await addPostgres(plan, secrets, started)
  if (only.includes('redis')) await addRedis(plan, started)
  if (only.includes('media')) await addStorage(plan, secrets, started)
  addMail(plan, started)
  return started
}

async function addPostgres(plan: Plan, secrets: ReturnType<typeof loadSecrets>, to: Started): Promise<void> {
  const url = own(plan.env, 'DATABASE_URL')
  if (url !== null) {
    to.env.DATABASE_URL = url
    to.table.push(usersOwn('PostgreSQL', url, 'DATABASE_URL'))
    return
  }
  const done = plan.progress.step('Starting PostgreSQL')
  const { dataDir, supervisor } = plan
  const password = secrets.POSTGRES_PASSWORD
  const service = await startPostgres({ dataDir, folderId: secrets.FOLDER_ID, password, supervisor })
  done()
  to.env.DATABASE_URL = service.url
  to.children.push(service.child)
  const where = withoutCredentials(service.url)
  to.table.push({ service: 'PostgreSQL', where, data: service.folder, bringYourOwn: 'DATABASE_URL' })
}

async function addRedis(plan: Plan, to: Started): Promise<void> {
  const url = own(plan.env, 'REDIS_URL')
  if (url !== null) {
    to.env.REDIS_URL = url
    to.table.push(usersOwn('Redis', url, 'REDIS_URL'))
    return
  }
  const done = plan.progress.step('Starting Redis')
  const { dataDir, choice, supervisor } = plan
  const service = await startRedis({ dataDir, choice, supervisor })
  done(service.title)
  if (service.kind === 'stand-in') {
    plan.progress.note(
      'No Redis server on PATH: a stand-in keeps sessions in memory, they end with this process.',
    )
  }
  to.env.REDIS_URL = service.url
  to.children.push(service.child)
  to.table.push({ service: 'Redis', where: service.url, data: service.folder, bringYourOwn: 'REDIS_URL' })
}

/** Nothing to start: the app writes its mails into a folder and shows them on a page of its own. */
function addMail({ env, dataDir }: Plan, to: Started): void {
  const smtp = own(env, 'SMTP_URL')
  if (smtp !== null) {
    to.env.SMTP_URL = smtp
    to.table.push(usersOwn('Mail', smtp, 'SMTP_URL'))
    return
  }
  to.env.MAIL_DIR = join(dataDir, 'mail')
  const where = `${to.env.APP_ORIGIN}/inbox`
  to.table.push({ service: 'Mail', where, data: to.env.MAIL_DIR, bringYourOwn: 'SMTP_URL' })
}

async function addStorage(plan: Plan, secrets: ReturnType<typeof loadSecrets>, to: Started): Promise<void> {
  const { env, dataDir, supervisor } = plan
  const url = own(env, 'CLOUDINARY_URL')
  const provider = own(env, 'STORAGE_PROVIDER') ?? (url === null ? 'local' : 'cloudinary')
  to.env.STORAGE_PROVIDER = provider
  if (url !== null) to.env.CLOUDINARY_URL = url
  if (url !== null || provider !== 'local') {
    to.table.push(usersOwn('Storage', url ?? provider, url === null ? 'STORAGE_PROVIDER' : 'CLOUDINARY_URL'))
    return
  }
  const done = plan.progress.step('Starting the media server')
  const service = await startMedia({
    dataDir,
    port: readPort(env, 'MEDIA_PORT'),
    apiKey: secrets.MEDIA_API_KEY,
    apiSecret: secrets.MEDIA_API_SECRET,
    env: { ...env, ...to.env },
    supervisor,
  })
  done()
  to.env.CLOUDINARY_URL = service.cloudinaryUrl
  to.env.MEDIA_PORT = new URL(service.origin).port
  to.children.push(service.child)
  to.table.push({
    service: 'Media',
    where: service.origin,
    data: service.folder,
    bringYourOwn: 'CLOUDINARY_URL',
  })
}
