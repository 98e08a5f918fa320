// The design that Morsel does without: the app server takes the whole file, then sends it on. No session, no
// database row, no look at what arrived: whatever is left out here is in its favour.
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import express from 'express'
import multer from 'multer'
import { forwardToStorage } from './forward-to-storage'

const maxBytes = 100 * 1024 * 1024
const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: maxBytes } })
const storageUrl = new URL(process.env.CLOUDINARY_URL ?? '')

const app = express()
app.post('/upload', upload.single('video'), async (request, response) => {
  const { file } = request
  if (file === undefined) {
    response.status(400).json({ error: 'no file' })
    return
  }
  const stored = await forwardToStorage(storageUrl, randomUUID(), file.buffer)
  response.status(201).json({ id: randomUUID(), url: stored.secure_url })
})

const server = app.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ ready: true, port: (server.address() as AddressInfo).port }))
})
process.once('SIGTERM', () => process.exit())
