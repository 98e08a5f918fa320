import 'server-only'
import { moderationInput, reportInput } from '@/lib/moderation/schema'
import type { Operation } from './operation'

export const moderationOperations: Operation[] = [
  {
    method: 'post',
    path: '/api/reports',
    summary: 'Report a video, a comment or a food partner',
    access: 'session',
    limit: 'report.write',
    body: reportInput,
    success: [
      { status: 201, answer: 'Report', when: 'It waits for a moderator.' },
      { status: 200, answer: 'Report', when: 'Reported before and not decided yet; as it was then.' },
    ],
    refusals: ['not_found'],
  },
  {
    method: 'post',
    path: '/api/admin/moderation',
    summary: 'Decide about a video, a comment or an account, with the reason; closes its reports',
    access: 'admin',
    limit: 'admin.write',
    body: moderationInput,
    success: [
      { status: 200, answer: 'Moderated', when: 'In force; `changed` is false where it was so already.' },
    ],
    refusals: ['not_found'],
  },
]
