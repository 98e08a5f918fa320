import { randomUUID } from 'node:crypto'

export function noticeOf(
  type: 'upload' | 'eager' | 'delete',
  facts: Record<string, unknown>,
): Record<string, unknown> {
  return { notification_type: type, timestamp: new Date().toISOString(), request_id: randomUUID(), ...facts }
}
