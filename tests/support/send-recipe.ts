import type { UploadRecipe } from '@/lib/storage/schema'

export type Sent = { status: number; body: Record<string, unknown> }

type Change = { url?: string; fields?: Record<string, string>; drop?: string[] }

/** Sends bytes by a recipe as a browser would; `change` is what an attacker alters first. */
export async function sendRecipe(
  recipe: UploadRecipe | undefined,
  bytes: Uint8Array<ArrayBuffer>,
  change: Change = {},
): Promise<Sent> {
  if (!recipe) throw new Error('the ticket has no recipe')
  const form = new FormData()
  const fields = { ...Object.fromEntries(recipe.fields), ...change.fields }
  for (const [name, value] of Object.entries(fields)) if (!change.drop?.includes(name)) form.set(name, value)
  form.set(recipe.fileField, new Blob([bytes]), 'clip.mp4')
  const response = await fetch(change.url ?? recipe.url, { method: 'POST', body: form })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
