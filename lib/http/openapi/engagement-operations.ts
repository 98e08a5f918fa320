import 'server-only'
import { z } from 'zod'
import { handleSchema } from '@/lib/partners/schema'
import type { Operation } from './operation'

const ofVideo = {
  access: 'session',
  limit: 'engagement.write',
  params: z.object({ videoId: z.uuid() }),
} as const
const like = { ...ofVideo, path: '/api/videos/{videoId}/like' } as const
const save = { ...ofVideo, path: '/api/videos/{videoId}/save' } as const
const refuse = { ...ofVideo, path: '/api/videos/{videoId}/not-for-me' } as const
const follow = {
  access: 'session',
  limit: 'engagement.write',
  params: z.object({ handle: handleSchema }),
  path: '/api/partners/{handle}/follow',
} as const

export const engagementOperations: Operation[] = [
  {
    ...like,
    method: 'put',
    summary: 'Like a video',
    success: [{ status: 200, answer: 'Liked', when: 'Liked, now or before.' }],
  },
  {
    ...like,
    method: 'delete',
    summary: 'Take a like back',
    success: [{ status: 200, answer: 'Liked', when: 'Not liked, now or before.' }],
  },
  {
    ...save,
    method: 'put',
    summary: 'Keep a video for later',
    success: [{ status: 200, answer: 'Saved', when: 'Kept, now or before.' }],
  },
  {
    ...save,
    method: 'delete',
    summary: 'Let a kept video go',
    success: [{ status: 200, answer: 'Saved', when: 'Not kept, now or before.' }],
  },
  {
    ...refuse,
    method: 'put',
    summary: 'Say that a video is not for you: it stays away, and its partner and tags come later',
    success: [{ status: 200, answer: 'Refused', when: 'Refused, now or before.' }],
  },
  {
    ...refuse,
    method: 'delete',
    summary: 'Take that back',
    success: [{ status: 200, answer: 'Refused', when: 'Not refused, now or before.' }],
  },
  {
    method: 'delete',
    path: '/api/not-for-me',
    summary: 'Take back all of it',
    access: 'session',
    limit: 'engagement.write',
    success: [{ status: 200, answer: 'Forgotten', when: 'Nothing is refused any more.' }],
  },
  {
    ...follow,
    method: 'put',
    summary: 'Follow a food partner',
    success: [{ status: 200, answer: 'Following', when: 'Followed, now or before.' }],
    refusals: ['validation_failed'],
  },
  {
    ...follow,
    method: 'delete',
    summary: 'Stop following',
    success: [{ status: 200, answer: 'Following', when: 'Not followed, now or before.' }],
  },
]
