/** What the benchmark asks of the client process, and what comes back. */
export interface ClientSetup {
  /** Through the tap: the app's public origin. */
  appOrigin: string
  classicOrigin: string
  /** Where the app thinks storage is: a tap that only the app's own requests shall pass. */
  storageTapOrigin: string
  /** Where the browser's bytes really go. */
  storageOrigin: string
  clipPath: string
  clipBytes: number
  accounts: number
}

export type ClientTask =
  | { kind: 'register'; setup: ClientSetup }
  | { kind: 'refresh' }
  | { kind: 'morsel' | 'classic'; atOnce: number }

export interface TaskDone {
  wallMs: number
  /** Answers of POST /api/videos that came before storage could be asked (202) and were asked again. */
  repeats: number
}

export type ClientAnswer = { ok: true; done: TaskDone } | { ok: false; message: string }
