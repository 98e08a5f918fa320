import { openAsBlob } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { ClientSetup } from './client-messages'
import type { PartnerAccount } from './partner-account'

const ticketShape = z.object({
  uploadId: z.string(),
  recipes: z.tuple([
    z.object({
      kind: z.literal('form'),
      url: z.string(),
      fields: z.array(z.tuple([z.string(), z.string()])),
      fileField: z.string(),
      answer: z.object({ urlField: z.string(), receiptFields: z.array(z.string()) }),
    }),
  ]),
})

const receiptShape = z.looseObject({ secure_url: z.string() })

type Ticket = z.infer<typeof ticketShape>

const settleTries = 30
const settlePauseMs = 2_000

async function sendToStorage(setup: ClientSetup, ticket: Ticket): Promise<z.infer<typeof receiptShape>> {
  const [recipe] = ticket.recipes
  const form = new FormData()
  for (const [name, value] of recipe.fields) form.set(name, value)
  // Read from disk as it is sent: a hundred of these must fit beside what is measured.
  form.set(recipe.fileField, await openAsBlob(setup.clipPath, { type: 'video/mp4' }), 'clip.mp4')
  const url = recipe.url.replace(setup.storageTapOrigin, setup.storageOrigin)
  const response = await fetch(url, { method: 'POST', body: form })
  if (!response.ok) throw new Error(`storage: ${response.status} ${await response.text()}`)
  return receiptShape.parse(await response.json())
}

/**
 * Morsel's way: a signature, the bytes to storage, the word that they are there.
 *
 * @returns how often the last step was asked again because storage could not be asked in time
 */
export async function sendByMorsel(setup: ClientSetup, account: PartnerAccount): Promise<number> {
  const announced = await account.post('/api/uploads/presign', {
    kind: 'video',
    fileName: 'clip.mp4',
    mime: 'video/mp4',
    bytes: setup.clipBytes,
  })
  if (announced.status !== 201)
    throw new Error(`presign: ${announced.status} ${JSON.stringify(announced.body)}`)
  const ticket = ticketShape.parse(announced.body)
  const receipt = await sendToStorage(setup, ticket)
  for (let repeats = 0; ; repeats += 1) {
    const { status, body } = await account.post('/api/videos', {
      uploadId: ticket.uploadId,
      url: receipt.secure_url.replace(setup.storageOrigin, setup.storageTapOrigin),
      // As the browser does: the fields that the recipe asks for, and no more.
      receipt: Object.fromEntries(
        ticket.recipes[0].answer.receiptFields.map((name) => [name, receipt[name]]),
      ),
      name: 'Buttered noodles, slowly',
      description: 'Three minutes, one pan, and the good pepper.',
    })
    if (status === 201 || status === 200) return repeats
    if (status !== 202 || repeats === settleTries)
      throw new Error(`publish: ${status} ${JSON.stringify(body)}`)
    await sleep(settlePauseMs)
  }
}

/** The classic way: one form to the app server, which sees to the rest. */
export async function sendByClassic(setup: ClientSetup): Promise<number> {
  const form = new FormData()
  form.set('name', 'Buttered noodles, slowly')
  form.set('video', await openAsBlob(setup.clipPath, { type: 'video/mp4' }), 'clip.mp4')
  const response = await fetch(new URL('/upload', setup.classicOrigin), { method: 'POST', body: form })
  if (response.status !== 201) throw new Error(`classic: ${response.status} ${await response.text()}`)
  await response.body?.cancel()
  return 0
}
