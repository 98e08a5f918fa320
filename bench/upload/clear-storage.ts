import { storageOriginOf } from './sides'

/** Or the files of every level would stay on disk: gigabytes. Sent past the taps. */
export async function clearStorage(cloudinaryUrl: string): Promise<void> {
  const { hostname, username, password } = new URL(cloudinaryUrl)
  const url = new URL(`/v1_1/${hostname}/resources/video/upload?all=true`, storageOriginOf(cloudinaryUrl))
  const response = await fetch(url, {
    method: 'DELETE',
    headers: { Authorization: `Basic ${btoa(`${username}:${password}`)}` },
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`storage was not cleared: ${response.status}`)
}
