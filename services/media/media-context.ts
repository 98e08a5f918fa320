import type { AssetStore } from './assets/asset-store'
import type { Gate } from './assets/create-gate'
import type { Deriver } from './derive/deriver'
import type { Settings } from './settings'
import type { ChunkSessions } from './upload/chunk-sessions'
import type { Notifier } from './webhooks/notifier'

/** What every handler needs; made once per server. */
export interface MediaContext {
  settings: Settings
  /** `http://localhost:<port>`, known only once the port is. */
  origin: string
  tempDir: string
  store: AssetStore
  sessions: ChunkSessions
  deriver: Deriver
  notifier: Notifier
  inspectGate: Gate
}
