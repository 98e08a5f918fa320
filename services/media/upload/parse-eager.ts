import { isTransformation } from '../delivery/parse-transformation'
import { ProtocolError } from '../http/protocol-error'

export interface EagerVariant {
  transformation: string
  segments: string[]
  /** Null keeps the format of the asset. */
  format: string | null
}

const maxVariants = 10

function parseVariant(transformation: string): EagerVariant {
  const segments = transformation.split('/')
  const last = segments.at(-1) ?? ''
  const format = /^[a-z0-9]{2,5}$/.test(last) ? last : null
  if (format !== null) segments.pop()
  if (!segments.every((segment) => segment === '' || isTransformation(segment))) {
    throw new ProtocolError(400, `Invalid transformation ${transformation.slice(0, 80)}`)
  }
  return { transformation, segments, format }
}

/** `sp_auto/m3u8|so_0/jpg`: variants between `|`, and the last piece of each may be a format. */
export function parseEager(text: string | null): EagerVariant[] {
  const variants = (text ?? '').split('|').filter((variant) => variant !== '')
  if (variants.length > maxVariants) throw new ProtocolError(400, 'Too many eager transformations')
  return variants.map(parseVariant)
}
