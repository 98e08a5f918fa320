import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { applyLies } from '../assets/apply-lies'
import type { ResourceType } from '../content/resource-type'
import { ProtocolError } from '../http/protocol-error'
import { type Form, readForm } from '../http/read-form'
import type { ReceivedFile } from '../http/receive-file'
import type { MediaContext } from '../media-context'
import { buildStringToSign } from '../signature/string-to-sign'
import { signedPart, verifySignedParams } from '../signature/verify-signed-params'
import { answerPart, uploadIdOf } from './answer-part'
import { checkSize, limitOf } from './check-size'
import { checkUrls } from './check-urls'
import { finishUpload } from './finish-upload'
import { type ContentRange, isWholeFile, parseContentRange } from './parse-content-range'
import { parseEager } from './parse-eager'
import { parseUploadParams } from './parse-upload-params'
import { receiveDataUri } from './receive-data-uri'
import { saveUpload } from './save-upload'

async function takeFile(context: MediaContext, form: Form): Promise<ReceivedFile> {
  const text = form.params.get('file')
  if (form.file !== null && text === undefined) return form.file
  if (form.file === null && text !== undefined && text !== '') return receiveDataUri(text, context.tempDir)
  throw new ProtocolError(400, 'Missing required parameter - file')
}

function fingerprintOf(form: Form): string {
  const lasting = new Map([...signedPart(form.params)].filter(([name]) => name !== 'timestamp'))
  return createHash('sha256').update(buildStringToSign(lasting, 2)).digest('hex')
}

/** Null for a file in one piece, whether it says so or not. */
function rangeOf(request: IncomingMessage, sizeBytes: number): ContentRange | null {
  const header = request.headers['content-range']
  if (header === undefined) return null
  const range = parseContentRange(header)
  if (sizeBytes !== range.last - range.first + 1) {
    throw new ProtocolError(400, 'Content-Range does not match the size of the part')
  }
  return isWholeFile(range) ? null : range
}

async function answerUpload(
  context: MediaContext,
  request: IncomingMessage,
  upload: { pathType: ResourceType | 'auto'; form: Form; file: ReceivedFile },
): Promise<Record<string, unknown>> {
  const { pathType, form, file } = upload
  const algorithm = verifySignedParams(form.params, context.settings.account, Date.now())
  const params = parseUploadParams(form.params)
  checkUrls(params, context.settings.webhookHosts)
  const plan = { params, algorithm, variants: parseEager(params.eager) }
  if (file.isTooLarge) checkSize(file.sizeBytes, pathType, context.settings)
  if (file.sizeBytes === 0) throw new ProtocolError(400, 'Empty file')
  const range = rangeOf(request, file.sizeBytes)
  if (range !== null) {
    const part = {
      uploadId: uploadIdOf(request),
      pathType,
      range,
      params,
      fingerprint: fingerprintOf(form),
      file,
    }
    return answerPart(context, part, plan)
  }
  const saved = await saveUpload(context, { pathType, params, file, publicId: null })
  return finishUpload(context, saved, plan)
}

export async function handleUpload(
  context: MediaContext,
  request: IncomingMessage,
  pathType: ResourceType | 'auto',
): Promise<Record<string, unknown>> {
  const limits = { tempDir: context.tempDir, maxBytes: limitOf(pathType, context.settings) }
  const form = await readForm(request, limits)
  let file = form.file
  try {
    file = await takeFile(context, form)
    const answer = await answerUpload(context, request, { pathType, form, file })
    return applyLies(answer, context.settings.lies)
  } finally {
    // A stored file was renamed away; whatever still has this name is a leftover.
    if (file !== null) await rm(file.path, { force: true })
  }
}
