import { setTimeout as sleep } from 'node:timers/promises'
import { readUsage, startMeter } from '../process-meter'
import type { TcpTap } from '../tcp-tap'
import type { Side } from './sides'
import type { UploadClient } from './start-client'

/** Bytes that arrived at the app's own sockets, by who sent them. */
interface Received {
  clientBytes: number
  webhookBytes: number
  storageBytes: number
  databaseBytes: number
}

/** One upload's share of a level, peaks apart. */
export interface LevelFigures {
  atOnce: number
  wallMs: number
  cpuMs: number
  received: Received
  readCallsBytes: number
  startRssBytes: number
  peakRssBytes: number
  repeats: number
}

export interface Level {
  atOnce: number
  /** So many times one after another: the kernel counts time in steps of 10 ms. */
  rounds: number
}

const quietMs = 1_000
const maxQuietRounds = 10

/** Webhooks and garbage collections come after the last answer and belong to the uploads. */
export async function waitUntilQuiet(pid: number): Promise<void> {
  for (let round = 0; round < maxQuietRounds; round += 1) {
    const before = readUsage(pid).cpuMs
    await sleep(quietMs)
    if (readUsage(pid).cpuMs - before <= 20) return
  }
}

const toTarget = (tap: TcpTap | null): number => tap?.read().toTargetBytes ?? 0
const fromTarget = (tap: TcpTap | null): number => tap?.read().fromTargetBytes ?? 0

function received(side: Side): Received {
  return {
    clientBytes: toTarget(side.client),
    webhookBytes: toTarget(side.webhook),
    storageBytes: fromTarget(side.storage),
    databaseBytes: fromTarget(side.database) + fromTarget(side.cache),
  }
}

function share(before: Received, after: Received, uploads: number): Received {
  return {
    clientBytes: (after.clientBytes - before.clientBytes) / uploads,
    webhookBytes: (after.webhookBytes - before.webhookBytes) / uploads,
    storageBytes: (after.storageBytes - before.storageBytes) / uploads,
    databaseBytes: (after.databaseBytes - before.databaseBytes) / uploads,
  }
}

export async function measureLevel(side: Side, client: UploadClient, level: Level): Promise<LevelFigures> {
  const { atOnce, rounds } = level
  const uploads = atOnce * rounds
  const before = received(side)
  const meter = startMeter(side.pid)
  let wallMs = 0
  let repeats = 0
  for (let round = 0; round < rounds; round += 1) {
    const done = await client.run({ kind: side.kind, atOnce })
    wallMs += done.wallMs / rounds
    repeats += done.repeats
  }
  await waitUntilQuiet(side.pid)
  const used = meter.stop()
  return {
    atOnce,
    wallMs,
    cpuMs: used.cpuMs / uploads,
    received: share(before, received(side), uploads),
    readCallsBytes: used.readBytes / uploads,
    startRssBytes: used.idleRssBytes,
    peakRssBytes: used.peakRssBytes,
    repeats,
  }
}
