import type { VideoDto } from '@/lib/videos/schema'

/** The browser's own controls: this is for checking, not for watching. */
export function ClipPlayer({ video }: { video: VideoDto }) {
  const { playback } = video
  return (
    <div className="mx-auto aspect-9/16 w-full max-w-52 overflow-hidden lg:max-w-none rounded-xl bg-black">
      {playback ? (
        <video
          controls
          playsInline
          preload="metadata"
          aria-label={video.name}
          className="size-full object-contain"
          {...(playback.poster ? { poster: playback.poster } : {})}
        >
          {playback.sources.map(({ src, type }) => (
            // Browsers deny `video/quicktime` by name and play it all the same.
            <source key={src} src={src} {...(type === 'video/quicktime' ? {} : { type })} />
          ))}
        </video>
      ) : (
        <p className="grid size-full place-items-center px-8 text-center text-sm text-white/85">
          {video.status === 'refused'
            ? 'There is no film here: the file was not accepted.'
            : 'Storage is still checking this clip. It shows up by itself.'}
        </p>
      )}
    </div>
  )
}
