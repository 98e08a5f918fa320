import { randomBytes } from 'node:crypto'
import { extensionOf } from '../content/check-allowed-formats'
import { checkPublicId } from './check-public-id'
import type { UploadParams } from './parse-upload-params'

export function baseNameOf(filename: string): string {
  const extension = extensionOf(filename)
  return extension === '' ? filename : filename.slice(0, -extension.length - 1)
}

function nameFrom(params: UploadParams, filename: string): string {
  if (!params.useFilename) return randomBytes(10).toString('hex')
  const clean = baseNameOf(filename).replace(/[^\p{L}\p{N}_.-]+/gu, '_') || 'file'
  return params.uniqueFilename ? `${clean}_${randomBytes(3).toString('hex')}` : clean
}

/** A given public id is taken as it is; the folder goes in front, as in the fixed-folder mode of Cloudinary. */
export function choosePublicId(params: UploadParams, filename: string, isRaw: boolean): string {
  const extension = extensionOf(filename)
  const made = () => `${nameFrom(params, filename)}${isRaw && extension !== '' ? `.${extension}` : ''}`
  const name = params.publicId ?? made()
  const publicId = [params.folder, name].filter((part) => part !== '').join('/')
  checkPublicId(publicId)
  return publicId
}
