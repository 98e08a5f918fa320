import { ProtocolError } from '../http/protocol-error'

export interface ContentRange {
  first: number
  last: number
  /** Null while the sender does not know it: browsers say `*`, the Node SDK says `-1`. */
  total: number | null
}

export function parseContentRange(header: string): ContentRange {
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*|-1)$/.exec(header.trim())
  if (match === null) throw new ProtocolError(400, 'Invalid Content-Range header')
  const [first, last] = [Number(match[1]), Number(match[2])]
  const total = match[3] === '*' || match[3] === '-1' ? null : Number(match[3])
  if (last < first || (total !== null && last >= total)) {
    throw new ProtocolError(400, 'Invalid Content-Range header')
  }
  return { first, last, total }
}

export function isLastPart(range: ContentRange): boolean {
  return range.total !== null && range.last === range.total - 1
}

export function isWholeFile(range: ContentRange): boolean {
  return range.first === 0 && isLastPart(range)
}
