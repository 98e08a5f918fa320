import { anyFreePort } from '../services/ports'
import { type BenchStack, withStack } from './bench-stack'
import { commandLine, machineLine } from './machine-line'
import { openTap } from './tcp-tap'
import { checkRoom } from './upload/check-room'
import { clearStorage } from './upload/clear-storage'
import { type Clip, makeClip } from './upload/make-clip'
import { type Level, measureLevel, waitUntilQuiet } from './upload/measure-level'
import { claims, idleOf, type Pair, reportTable } from './upload/report'
import { type Side, startClassicSide, startMorselSide, storageOriginOf } from './upload/sides'
import { startClient, type UploadClient } from './upload/start-client'

// What uploads cost the app server, beside the classic design that takes every file in and sends it on.

const isQuick = process.argv.includes('--quick')
const levels: Level[] = [
  { atOnce: 1, rounds: 5 },
  { atOnce: 10, rounds: 2 },
  ...(isQuick ? [] : [{ atOnce: 100, rounds: 1 }]),
]
/** Twenty tickets each in ten minutes, and 150 uploads with the warm-up. */
const accounts = 12
/** One by one, or the classic server would have grown before it is looked at. */
const warmUp: Level = { atOnce: 1, rounds: 20 }

if (process.platform !== 'linux') {
  console.error('bench/upload.ts reads /proc, which only Linux has. Run it there, or in a container.')
  process.exit(1)
}

/** Compiled code, pools, connections and heaps as they are in a server that has been up for a while. */
async function warm(side: Side, client: UploadClient, stack: BenchStack): Promise<void> {
  await measureLevel(side, client, warmUp)
  await clearStorage(stack.env.CLOUDINARY_URL ?? '')
}

async function measurePairs(
  sides: Record<'classic' | 'morsel', Side>,
  client: UploadClient,
  stack: BenchStack,
): Promise<Pair[]> {
  const { CLOUDINARY_URL = '' } = stack.env
  const pairs: Pair[] = []
  for (const level of levels) {
    const done = stack.progress.step(`Uploading ${level.atOnce} at once, ${level.rounds} times, both ways`)
    const classic = await measureLevel(sides.classic, client, level)
    await clearStorage(CLOUDINARY_URL)
    // An access token lives for ten minutes, and the other side may have taken most of them.
    await client.run({ kind: 'refresh' })
    await waitUntilQuiet(sides.morsel.pid)
    const morsel = await measureLevel(sides.morsel, client, level)
    await clearStorage(CLOUDINARY_URL)
    pairs.push({ classic, morsel })
    done()
  }
  return pairs
}

function print(pairs: Pair[], clip: Clip): boolean {
  const idle = idleOf(pairs)
  console.log(`\n${reportTable(pairs, idle)}\n`)
  const repeats = pairs.reduce((sum, { morsel }) => sum + morsel.repeats, 0)
  if (repeats > 0)
    console.log(`Morsel was asked again ${repeats} times while storage was too busy to be asked.`)
  console.log(`$ ${commandLine('bench/upload.ts')}\n${machineLine()}`)
  console.log(`file: ${clip.sizeBytes} B, ${clip.madeOf}\n`)
  const found = claims(pairs, idle)
  for (const { text, holds } of found) console.log(`${holds ? 'holds' : 'FAILS'}  ${text}`)
  return found.every(({ holds }) => holds)
}

const port = await anyFreePort()
const browserTap = await openTap(port)
const appOrigin = `http://127.0.0.1:${browserTap.port}`

await withStack({ PORT: String(port), APP_ORIGIN: appOrigin, TRUSTED_PROXY_HOPS: '1' }, async (stack) => {
  const clip = makeClip(stack.dataDir)
  checkRoom(Math.max(...levels.map(({ atOnce }) => atOnce)), clip.sizeBytes)
  const sides = {
    classic: await startClassicSide(stack),
    morsel: await startMorselSide(stack, browserTap),
  }
  const client = startClient()
  const setup = {
    appOrigin,
    classicOrigin: `http://127.0.0.1:${sides.classic.client.port}`,
    storageTapOrigin: `http://127.0.0.1:${sides.morsel.storage.port}`,
    storageOrigin: storageOriginOf(stack.env.CLOUDINARY_URL ?? ''),
    clipPath: clip.path,
    clipBytes: clip.sizeBytes,
    accounts,
  }
  const done = stack.progress.step('Registering partners and warming both servers')
  await client.run({ kind: 'register', setup })
  for (const side of Object.values(sides)) await warm(side, client, stack)
  done()
  if (!print(await measurePairs(sides, client, stack), clip)) process.exitCode = 1
  client.stop()
})
process.exit()
