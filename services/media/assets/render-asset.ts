import type { VideoFacts } from '../content/media-facts'
import type { Asset } from './asset'
import { assetUrl } from './asset-urls'

/** Cloudinary calls a codec as ffmpeg does; the parser here, as browsers do. */
const codecName = (codec: string) => (codec === 'avc' ? 'h264' : codec)

function videoCodecFields(facts: VideoFacts): Record<string, unknown> {
  const picture = {
    codec: facts.codec === null ? null : codecName(facts.codec),
    codec_string: facts.codecString,
    bit_rate: String(facts.bitsPerSecond),
  }
  const { audio } = facts
  return {
    duration: facts.durationSeconds,
    bit_rate: facts.bitsPerSecond,
    frame_rate: facts.frameRate,
    nb_frames: facts.frameCount,
    rotation: facts.rotation,
    is_audio: facts.codec === null,
    video: facts.codec === null ? {} : picture,
    audio: audio === null ? {} : { codec: audio.codec, frequency: audio.frequency, channels: audio.channels },
  }
}

export function mediaFields(asset: Asset): Record<string, unknown> {
  return asset.facts.kind === 'video' ? videoCodecFields(asset.facts) : {}
}

export function contextField(asset: Asset): Record<string, unknown> {
  return Object.keys(asset.context).length === 0 ? {} : { context: { custom: asset.context } }
}

/** The fields that an upload, a look-up and a webhook share, under Cloudinary's names. */
export function renderAsset(asset: Asset, base: string): Record<string, unknown> {
  const url = assetUrl(base, asset)
  const size = asset.facts.kind === 'raw' ? {} : { width: asset.facts.width, height: asset.facts.height }
  return {
    asset_id: asset.assetId,
    public_id: asset.publicId,
    version: asset.version,
    version_id: asset.versionId,
    ...size,
    ...(asset.format === null ? {} : { format: asset.format }),
    resource_type: asset.resourceType,
    created_at: asset.createdAt,
    bytes: asset.bytes,
    type: 'upload',
    etag: asset.etag,
    placeholder: false,
    url,
    secure_url: url,
    asset_folder: asset.assetFolder,
    display_name: asset.displayName,
  }
}
