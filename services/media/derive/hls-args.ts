import type { VideoFacts } from '../content/media-facts'

const ladder = [
  { shortSide: 360, videoKbps: 700 },
  { shortSide: 720, videoKbps: 2200 },
]
export const segmentSeconds = 2
const audioKbps = 96

/** As light as the lowest rung: there is nothing to step down to, and encoding it would only take minutes. */
export function isLean({ bitsPerSecond }: VideoFacts): boolean {
  const [lowest] = ladder
  return lowest !== undefined && bitsPerSecond <= (lowest.videoKbps + audioKbps) * 1_000
}

interface Rendition {
  name: string
  shortSide: number
  videoKbps: number
}

/** Never larger than the source, and never the same size twice. */
function chooseRenditions(facts: VideoFacts): Rendition[] {
  const source = Math.min(facts.width, facts.height)
  const even = (pixels: number) => Math.max(2, pixels - (pixels % 2))
  const rungs = ladder.map((rung) => ({ ...rung, shortSide: even(Math.min(rung.shortSide, source)) }))
  return rungs
    .filter((rung, index) => index === 0 || rung.shortSide !== rungs[index - 1]?.shortSide)
    .map((rung) => ({ ...rung, name: `${rung.shortSide}p` }))
}

function graphOf(renditions: Rendition[], isPortrait: boolean): string {
  const split = `[0:v:0]split=${renditions.length}${renditions.map((_, index) => `[s${index}]`).join('')}`
  const scaled = renditions.map(({ shortSide }, index) => {
    const size = isPortrait ? `${shortSide}:-2` : `-2:${shortSide}`
    return `[s${index}]scale=${size},setsar=1,format=yuv420p[v${index}]`
  })
  return [split, ...scaled].join(';')
}

/** CMAF segments, readable by hls.js and by Safari alike; the master playlist is written by ffmpeg with its codecs. */
export function hlsOutputArgs(facts: VideoFacts): string[] {
  const renditions = chooseRenditions(facts)
  const hasAudio = facts.audio !== null
  const streams = renditions.flatMap(({ videoKbps }, index) => [
    ...['-map', `[v${index}]`, `-b:v:${index}`, `${videoKbps}k`],
    ...[`-maxrate:v:${index}`, `${videoKbps}k`, `-bufsize:v:${index}`, `${videoKbps * 2}k`],
    ...(hasAudio ? ['-map', '0:a:0'] : []),
  ])
  // ffmpeg fills in the name only where there is more than one to tell apart.
  const initName = renditions.length > 1 ? 'init_%v.mp4' : `init_${renditions[0]?.name}.mp4`
  const variants = renditions.map(
    ({ name }, index) => `v:${index}${hasAudio ? `,a:${index}` : ''},name:${name}`,
  )
  return [
    ...['-filter_complex_threads', '1', '-filter_complex', graphOf(renditions, facts.height > facts.width)],
    ...streams,
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'main', '-threads', '1'],
    // A key frame at every segment start, in both renditions at the same time, or switching between them stutters.
    ...['-force_key_frames', `expr:gte(t,n_forced*${segmentSeconds})`, '-sc_threshold', '0'],
    ...(hasAudio ? ['-c:a', 'aac', '-b:a', `${audioKbps}k`, '-ac', '2'] : []),
    ...['-f', 'hls', '-hls_time', String(segmentSeconds), '-hls_playlist_type', 'vod'],
    ...['-hls_segment_type', 'fmp4', '-hls_flags', 'independent_segments'],
    ...['-hls_fmp4_init_filename', initName, '-hls_segment_filename', '%v_%04d.m4s'],
    ...['-master_pl_name', 'master.m3u8', '-var_stream_map', variants.join(' '), '%v.m3u8'],
  ]
}
