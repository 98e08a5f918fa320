import { expect, it } from 'vitest'
import { storageOrigins } from '@/lib/core/storage-origins'

it('is the public cloud without an upload_prefix', () => {
  const cloud = { api: 'https://api.cloudinary.com', delivery: 'https://res.cloudinary.com' }
  expect(storageOrigins('cloudinary://key:secret@kitchen')).toEqual(cloud)
  expect(storageOrigins('cloudinary://key:secret@kitchen?secure=true&upload_prefix=')).toEqual(cloud)
})

it('is the origin of the upload_prefix for both, without its path', () => {
  const origin = 'http://127.0.0.1:4000'
  expect(storageOrigins(`cloudinary://key:secret@kitchen?upload_prefix=${origin}/media/`)).toEqual({
    api: origin,
    delivery: origin,
  })
})

it('never contains the secret', () => {
  const url = 'cloudinary://the-key:the-secret@kitchen?upload_prefix=https://u:p@media.example'
  expect(JSON.stringify(storageOrigins(url))).not.toMatch(/the-key|the-secret|u:p/)
})

it('throws for what is no URL', () => {
  expect(() => storageOrigins('kitchen')).toThrow(TypeError)
  expect(() => storageOrigins('cloudinary://k:s@c?upload_prefix=media')).toThrow(TypeError)
})
