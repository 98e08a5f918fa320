import 'server-only'
import { z } from 'zod'
import { commentInput, commentParams, commentQuery, hideInput } from '@/lib/comments/schema'
import type { Operation } from './operation'

const ofClip = { path: '/api/videos/{videoId}/comments', params: z.object({ videoId: z.uuid() }) } as const
const ofComment = {
  path: '/api/videos/{videoId}/comments/{commentId}',
  params: commentParams,
  limit: 'engagement.write',
} as const

export const commentOperations: Operation[] = [
  {
    ...ofClip,
    method: 'get',
    summary: 'Threads under a video, newest first, or with `thread` the replies of one, oldest first',
    access: 'optional',
    query: commentQuery,
    success: [
      {
        status: 200,
        answer: 'Comments',
        when: 'A page. Comments that were hidden are in it for their writer and the kitchen only.',
      },
    ],
    refusals: ['malformed_request'],
  },
  {
    ...ofClip,
    method: 'post',
    summary: 'Comment on a video, or reply in a thread',
    access: 'session',
    limit: 'comment.write',
    body: commentInput,
    success: [
      { status: 201, answer: 'Comment', when: 'Written.' },
      { status: 200, answer: 'Comment', when: 'Written before under this id; as it was then.' },
    ],
  },
  {
    ...ofComment,
    method: 'patch',
    summary: 'Hide a comment under an own video, or show it again',
    access: 'partner',
    body: hideInput,
    success: [{ status: 200, answer: 'CommentHidden', when: 'As asked, now or before.' }],
  },
  {
    ...ofComment,
    method: 'delete',
    summary: 'Take an own comment away, with the replies to it',
    access: 'session',
    success: [{ status: 200, answer: 'CommentCount', when: 'It is gone.' }],
  },
]
