import type { ComponentProps } from 'react'

type RemoteImageProps = ComponentProps<'img'> & {
  src: string
  alt: string
  /** Shown until the picture is there; how it lies is for `bg-…` classes to say. */
  placeholder?: string | null
}

/** Every picture from storage. Not `next/image`: that would pull the bytes through the app server. */
export function RemoteImage({ alt, placeholder, ...rest }: RemoteImageProps) {
  return (
    // biome-ignore lint/performance/noImgElement: see above
    <img
      alt={alt}
      decoding="async"
      {...(placeholder ? { style: { backgroundImage: `url("${placeholder}")` } } : {})}
      {...rest}
    />
  )
}
