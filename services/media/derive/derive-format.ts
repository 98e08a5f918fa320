import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Asset } from '../assets/asset'
import { namesCodec, parseStill } from '../delivery/parse-transformation'
import type { MediaContext } from '../media-context'
import { type StillFormat, stillFormats } from './still-args'

export function isStillFormat(format: string): format is StillFormat {
  return stillFormats.some((known) => known === format)
}

/** The file behind one transformation and format; the original where nothing has to be made. */
export async function deriveFormat(
  { deriver, store }: MediaContext,
  asset: Asset,
  wanted: { segments: readonly string[]; format: string },
): Promise<{ path: string; sizeBytes: number }> {
  let path = join(store.revisionFolder(asset), 'original')
  if (wanted.format === 'm3u8') path = join(await deriver.makeHls(asset), 'master.m3u8')
  else if (wanted.format === 'mp4' && namesCodec(wanted.segments)) path = await deriver.makeMp4(asset)
  else if (isStillFormat(wanted.format))
    path = await deriver.makeStill(asset, parseStill(wanted.segments), wanted.format)
  return { path, sizeBytes: (await stat(path)).size }
}
