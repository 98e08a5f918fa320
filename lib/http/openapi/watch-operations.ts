import 'server-only'
import { z } from 'zod'
import { feedQuery } from '@/lib/feed/schema'
import type { Operation } from './operation'

export const watchOperations: Operation[] = [
  {
    method: 'get',
    path: '/api/feed',
    summary:
      'One page of the feed: of everybody by rank; of one partner, of followed partners, or of kept videos, newest first',
    access: 'optional',
    query: feedQuery,
    success: [
      {
        status: 200,
        answer: 'FeedPage',
        when: 'Go on with `nextCursor` until it is null, also behind an empty page.',
      },
    ],
    refusals: ['malformed_request', 'unauthenticated', 'session_ended'],
  },
  {
    method: 'get',
    path: '/api/videos/{videoId}',
    summary: 'One published video',
    access: 'optional',
    params: z.object({ videoId: z.uuid() }),
    success: [{ status: 200, answer: 'VideoCard', when: 'As in the feed.' }],
  },
  {
    method: 'post',
    path: '/api/webhooks/cloudinary',
    summary: 'Storage says that a file arrived; believed only as a reason to look',
    access: 'public',
    skipsOriginCheck: true,
    rawBody: 'A notification of the storage, signed over these exact bytes in X-Cld-Signature.',
    success: [{ status: 200, answer: 'Received', when: 'Understood, whether or not it changed anything.' }],
    refusals: ['bad_signature', 'stale_notification', 'db_unavailable'],
  },
  {
    method: 'get',
    path: '/api/health/live',
    summary: 'The process runs',
    access: 'public',
    success: [{ status: 200, answer: 'Live', when: 'It does.' }],
  },
  {
    method: 'get',
    path: '/api/health/ready',
    summary: 'The process and what it depends on can serve',
    access: 'public',
    success: [
      { status: 200, answer: 'Health', when: 'Ready.' },
      { status: 503, answer: 'Health', when: 'Not ready; the dependency that is down says so.' },
    ],
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This document',
    access: 'public',
    success: [{ status: 200, answer: 'Document', when: 'OpenAPI 3.1.' }],
  },
]
