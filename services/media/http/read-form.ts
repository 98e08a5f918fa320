import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import type { Params } from '../signature/string-to-sign'
import { FormFields } from './form-fields'
import { ProtocolError } from './protocol-error'
import { type ReceivedFile, receiveFile } from './receive-file'

export interface Form {
  params: Params
  file: ReceivedFile | null
}

type Receipt = { ok: true; file: ReceivedFile } | { ok: false; error: unknown }

const fieldLimits = { files: 1, fields: 100, fieldSize: 1024 * 1024, fieldNameSize: 100 }

function createParser(request: IncomingMessage): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, limits: fieldLimits, defParamCharset: 'utf8' })
  } catch {
    throw new ProtocolError(400, 'Expected a multipart or urlencoded form')
  }
}

function runParser(request: IncomingMessage, parser: busboy.Busboy): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.on('error', () => {
      request.unpipe(parser)
      request.resume()
      reject(new ProtocolError(400, 'Malformed form'))
    })
    parser.once('close', () => resolve())
    // A client that went away: the parser takes its open file stream down with it, and that removes the temp file.
    request.once('close', () => {
      if (!request.complete) parser.destroy(new Error('client closed the connection'))
    })
    request.pipe(parser)
  })
}

/** The order of the parts does not matter: the file waits on disk until every field has been seen. */
export async function readForm(
  request: IncomingMessage,
  limits: { tempDir: string; maxBytes: number },
): Promise<Form> {
  const fields = new FormFields()
  const receiving: Promise<Receipt>[] = []
  const parser = createParser(request)
  parser.on('field', (name, value, info) =>
    fields.add(name, value, info.valueTruncated || info.nameTruncated),
  )
  parser.on('fieldsLimit', () => fields.refuse('Too many parameters'))
  parser.on('filesLimit', () => fields.refuse('Only one file can be uploaded at a time'))
  parser.on('file', (name, stream, info) => {
    if (name !== 'file') {
      fields.refuse(`Unexpected file part ${name.slice(0, 40)}`)
      stream.resume()
      return
    }
    const received = receiveFile(stream, info.filename ?? 'file', limits)
    receiving.push(
      received.then(
        (file) => ({ ok: true, file }),
        (error: unknown) => {
          request.destroy()
          return { ok: false, error }
        },
      ),
    )
  })
  try {
    await runParser(request, parser)
    const receipt = await receiving[0]
    if (receipt?.ok === false) throw receipt.error
    return { params: fields.toParams(), file: receipt?.file ?? null }
  } catch (error) {
    const receipt = await receiving[0]
    if (receipt?.ok === true) await rm(receipt.file.path, { force: true })
    throw error
  }
}
