import 'server-only'
import { z } from 'zod'
import { exportQuery, statsQuery, watchReport } from '@/lib/analytics/schema'
import { playbackReport } from '@/lib/playback/schema'
import type { Operation } from './operation'

const params = z.object({ videoId: z.uuid() })

export const analyticsOperations: Operation[] = [
  {
    method: 'post',
    path: '/api/views',
    summary: 'Tell which parts of which clips ran; the same play may be told again, or further',
    access: 'optional',
    limit: 'view.report',
    body: watchReport,
    success: [{ status: 204, when: 'Kept. Clips that are not public, and own ones, are left out.' }],
  },
  {
    method: 'post',
    path: '/api/playback',
    summary: 'Tell how playing went: waiting, stalls, and what was fetched for nothing',
    access: 'public',
    limit: 'playback.report',
    body: playbackReport,
    success: [{ status: 204, when: 'Counted. A report that is told twice counts twice.' }],
  },
  {
    method: 'get',
    path: '/api/videos/{videoId}/stats',
    summary: 'How an own video does: totals, each day, and where people leave',
    access: 'partner',
    params,
    query: statsQuery,
    success: [
      { status: 200, answer: 'ClipStats', when: 'Views show up within a minute. Days are those of UTC.' },
    ],
  },
  {
    method: 'get',
    path: '/api/videos/{videoId}/stats.csv',
    summary: 'The same for a spreadsheet: a line for each day, or for each part of the video',
    access: 'partner',
    params,
    query: exportQuery,
    success: [{ status: 200, text: 'text/csv', when: 'RFC 4180, UTF-8; no text in it is a formula.' }],
  },
]
