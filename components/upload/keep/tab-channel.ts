import type { Connection } from '../engine/send-part'
import type { Phase } from '../session/snapshot'

/** What the tab that sends an upload tells the others about it. */
export type TabView = {
  id: string
  ownerId: string
  name: string
  sizeBytes: number
  sentBytes: number
  phase: Phase
  connection: Connection
}

export type TabMessage =
  | { kind: 'view'; view: TabView }
  /** Finished or thrown away. */
  | { kind: 'gone'; id: string }
  /** A page has just opened and wants to know. */
  | { kind: 'who' }

export type TabChannel = {
  post: (message: TabMessage) => void
  listen: (hear: (message: TabMessage) => void) => void
}

let opened: BroadcastChannel | undefined

function channel(): BroadcastChannel {
  opened ??= new BroadcastChannel('morsel-uploads')
  return opened
}

/** All tabs of this browser. */
export const browserTabs: TabChannel = {
  post: (message) => channel().postMessage(message),
  listen(hear) {
    channel().addEventListener('message', ({ data }: MessageEvent<TabMessage>) => hear(data))
  },
}
