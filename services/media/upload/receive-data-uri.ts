import { Readable } from 'node:stream'
import { ProtocolError } from '../http/protocol-error'
import { type ReceivedFile, receiveFile } from '../http/receive-file'

const maxBytes = 1024 * 1024

/**
 * Cloudinary would download a URL given as the file, and `file` is not signed: whoever holds a ticket could make this
 * machine fetch any address of its network (SSRF). A laptop never fetches; small data URIs carry their bytes along.
 */
export function receiveDataUri(text: string, tempDir: string): Promise<ReceivedFile> {
  const match = /^data:[\w.+-]+\/[\w.+-]+;base64,([A-Za-z0-9+/]+={0,2})$/.exec(text)
  if (match === null) {
    throw new ProtocolError(
      400,
      'Unsupported source for the file: only bytes are accepted, remote URLs are not fetched',
    )
  }
  const bytes = Buffer.from(match[1] ?? '', 'base64')
  return receiveFile(Readable.from([bytes]), 'file', { tempDir, maxBytes })
}
