import { randomBytes } from 'node:crypto'
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Asset } from '../assets/asset'
import type { AssetStore } from '../assets/asset-store'
import { createGate, type Gate } from '../assets/create-gate'
import type { StillSpec } from '../delivery/parse-transformation'
import { ProtocolError } from '../http/protocol-error'
import { hlsOutputArgs, isLean } from './hls-args'
import { inputArgs } from './input-args'
import { isPhoneReady, mp4OutputArgs } from './mp4-args'
import { copyToHls, copyToMp4, isCopyable } from './packet-copy'
import { runFfmpeg } from './run-ffmpeg'
import { SharedWork } from './share-work'
import { type StillFormat, seekArgs, startOf, stillOutputArgs } from './still-args'

// Delivery URLs are not signed, so a stranger chooses how many variants exist; the disk is the laptop's.
const maxDerivedPerAsset = 64
const mp4File = 'clip.mp4'

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/** Makes posters and streams once and keeps them beside the bytes that they were made from. */
export class Deriver {
  readonly #store: AssetStore
  readonly #tempDir: string
  readonly #ffmpegPath: string | null
  readonly #oneFilmAtATime = createGate(1)
  /** Apart: a poster is a moment's work that somebody waits for, and must not stand behind a minute of film. */
  readonly #oneStillAtATime = createGate(1)
  readonly #shared = new SharedWork()
  readonly #stop = new AbortController()

  constructor(store: AssetStore, tempDir: string, ffmpegPath: string | null) {
    this.#store = store
    this.#tempDir = tempDir
    this.#ffmpegPath = ffmpegPath
  }

  get isAvailable(): boolean {
    return this.#ffmpegPath !== null
  }

  hlsFolder(asset: Asset): string {
    return join(this.#store.revisionFolder(asset), 'derived', 'hls')
  }

  async makeHls(asset: Asset): Promise<string> {
    const { facts } = asset
    if (facts.kind !== 'video' || facts.codec === null)
      throw new ProtocolError(400, 'Only a video can be streamed')
    const folder = this.hlsFolder(asset)
    // A turned picture has to be drawn anew: the segments of a stream cannot say that they lie on their side.
    const isCopied = (!this.isAvailable || isLean(facts)) && isCopyable(facts) && facts.rotation === 0
    await this.#once(this.#oneFilmAtATime, folder, (place) =>
      isCopied
        ? copyToHls(this.#originalOf(asset), place)
        : this.#draw(asset, place, (input) => [...input, ...hlsOutputArgs(facts)]),
    )
    return folder
  }

  /** The clip as one file that every phone plays. */
  async makeMp4(asset: Asset): Promise<string> {
    const { facts } = asset
    if (facts.kind !== 'video' || facts.codec === null)
      throw new ProtocolError(400, 'Only a video can be played')
    const folder = join(this.#store.revisionFolder(asset), 'derived', 'mp4')
    const isCopied = isPhoneReady(facts) || (!this.isAvailable && isCopyable(facts))
    await this.#once(this.#oneFilmAtATime, folder, (place) =>
      isCopied
        ? copyToMp4(this.#originalOf(asset), join(place, mp4File))
        : this.#draw(asset, place, (input) => [...input, ...mp4OutputArgs(facts, mp4File)]),
    )
    return join(folder, mp4File)
  }

  async makeStill(asset: Asset, spec: StillSpec, format: StillFormat): Promise<string> {
    const startSeconds = startOf(asset, spec)
    const name = `${startSeconds.toFixed(2)}_${spec.crop}_${spec.width ?? 0}x${spec.height ?? 0}_${format}`
    const folder = join(this.#store.revisionFolder(asset), 'derived', `still_${name}`)
    const file = `still.${format}`
    const output = stillOutputArgs(spec, file)
    await this.#once(this.#oneStillAtATime, folder, (place) =>
      this.#draw(asset, place, (input) => [...seekArgs(asset, startSeconds), ...input, ...output]),
    )
    return join(folder, file)
  }

  #originalOf(asset: Asset): string {
    return join(this.#store.revisionFolder(asset), 'original')
  }

  async #draw(asset: Asset, folder: string, argsFor: (input: string[]) => string[]): Promise<void> {
    const input = inputArgs(asset, this.#originalOf(asset))
    if (this.#ffmpegPath === null || input === null)
      throw new ProtocolError(404, 'This needs ffmpeg, and none was found')
    await runFfmpeg(this.#ffmpegPath, argsFor(input), { folder, signal: this.#stop.signal })
  }

  async #once(gate: Gate, folder: string, fill: (place: string) => Promise<void>): Promise<void> {
    if (await exists(folder)) return
    await this.#shared.run(folder, () => gate(() => this.#make(folder, fill)))
  }

  async #make(folder: string, fill: (place: string) => Promise<void>): Promise<void> {
    const derived = join(folder, '..')
    // Not recursive: a job that outlived its asset must fail here instead of bringing the folder back.
    await mkdir(derived).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    if ((await readdir(derived)).length >= maxDerivedPerAsset) {
      throw new ProtocolError(400, 'Too many derived files of this asset')
    }
    const workshop = join(this.#tempDir, `derive-${randomBytes(12).toString('hex')}`)
    await mkdir(workshop)
    try {
      await fill(workshop)
      // ffmpeg is content with having drawn nothing, for example past the last frame.
      if ((await readdir(workshop)).length === 0)
        throw new ProtocolError(400, 'Nothing to show at this position')
      await rename(workshop, folder)
    } finally {
      await rm(workshop, { recursive: true, force: true })
    }
  }

  close(): void {
    this.#stop.abort()
  }
}
