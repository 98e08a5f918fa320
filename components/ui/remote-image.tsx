import type { ComponentProps } from 'react'

type RemoteImageProps = ComponentProps<'img'> & { src: string; alt: string }

/** Every picture from storage. Not `next/image`: that would pull the bytes through the app server. */
export function RemoteImage({ alt, ...rest }: RemoteImageProps) {
  // biome-ignore lint/performance/noImgElement: see above
  return <img alt={alt} decoding="async" {...rest} />
}
