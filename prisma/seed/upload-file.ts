import fs from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type ApiClient, fetchWithin } from './api-client'

const uploadMs = 120_000

const ticketShape = z.object({
  uploadId: z.string(),
  recipes: z.tuple([
    z.object({
      kind: z.literal('form'),
      url: z.string(),
      fields: z.array(z.tuple([z.string(), z.string()])),
      fileField: z.string(),
    }),
  ]),
})

const receiptShape = z.looseObject({ secure_url: z.string() })

type Uploaded = { uploadId: string; url: string; receipt: Record<string, unknown> }

/** Every demo file is far below the size of one part, so one form post sends it. */
export async function uploadFile(
  api: Pick<ApiClient, 'post'>,
  { file, kind, mime }: { file: string; kind: 'video' | 'cover' | 'avatar'; mime: string },
): Promise<Uploaded> {
  const fileName = path.basename(file)
  const bytes = await fs.readFile(file)
  const ticket = ticketShape.parse(
    await api.post('/api/uploads/presign', {
      kind,
      mime,
      fileName,
      bytes: bytes.byteLength,
    }),
  )
  const [recipe] = ticket.recipes
  const form = new FormData()
  for (const [name, value] of recipe.fields) form.set(name, value)
  form.set(recipe.fileField, new Blob([bytes], { type: mime }), fileName)
  const response = await fetchWithin(uploadMs, fileName, recipe.url, { method: 'POST', body: form })
  if (!response.ok) throw new Error(`storage refused ${fileName}: ${await response.text()}`)
  const receipt = receiptShape.parse(await response.json())
  return { uploadId: ticket.uploadId, url: receipt.secure_url, receipt }
}
