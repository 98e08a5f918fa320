import type { Ticket, VideoStore } from '@/lib/storage/port'

/** A storage in memory. Each owner's part of it can be down by itself, so that histories run side by side. */
export function createMemoryStore() {
  const objects = new Map<string, { isGood: boolean }>()
  const down = new Set<string>()
  const folderOf = (key: string) => key.split('/')[2] ?? ''
  const isDown = (key: string) => down.has(folderOf(key))

  const store: VideoStore = {
    id: 'local',
    signUpload: () => [],
    async verify(ticket: Ticket) {
      if (isDown(ticket.key)) return { outcome: 'unavailable', cause: new Error('down') }
      const found = objects.get(ticket.key)
      if (!found) return { outcome: 'missing' }
      if (!found.isGood) return { outcome: 'refused', reason: 'wrong_type' }
      const { key, mime, declaredBytes: bytes } = ticket
      const shape = { durationMs: 1_000, width: 9, height: 16, playsAsIs: true }
      return { outcome: 'accepted', asset: { key, pin: '1', mime, bytes, ...shape, url: `memory:${key}` } }
    },
    async remove(key: string) {
      if (isDown(key)) throw new Error('down')
      return objects.delete(key) ? 'deleted' : 'absent'
    },
    playback: () => ({ sources: [], poster: null }),
    imageUrl: () => '',
    orderRenditions: async () => {},
    hasRenditions: async () => true,
    readWebhook: () => ({ kind: 'other', key: '', id: '' }),
  }
  return { store, objects, down, folderOf }
}
