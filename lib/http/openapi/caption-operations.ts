import 'server-only'
import { z } from 'zod'
import { captionInput, captionLanguage } from '@/lib/captions/schema'
import type { Operation } from './operation'

const path = '/api/videos/{videoId}/captions/{language}'
const params = z.object({ videoId: z.uuid(), language: captionLanguage })
const own = { path, access: 'partner', limit: 'video.write', params } as const

export const captionOperations: Operation[] = [
  {
    method: 'get',
    path,
    summary: 'The captions of a video in one language',
    access: 'public',
    params,
    success: [{ status: 200, text: 'text/vtt', when: 'WebVTT: times and words, nothing else.' }],
    refusals: ['not_found', 'db_unavailable'],
  },
  {
    ...own,
    method: 'put',
    summary: 'Give an own video captions, as WebVTT or SubRip',
    body: captionInput,
    success: [{ status: 200, answer: 'Caption', when: 'Stored, in the form in which they are handed out.' }],
  },
  {
    ...own,
    method: 'delete',
    summary: 'Take the captions in one language away',
    success: [{ status: 204, when: 'Gone.' }],
  },
]
