import 'server-only'
import { jobParams } from '@/lib/jobs/schema'
import type { Operation } from './operation'

export const adminOperations: Operation[] = [
  {
    method: 'get',
    path: '/api/admin/jobs',
    summary: 'The jobs that were tried too often',
    access: 'admin',
    success: [{ status: 200, answer: 'GivenUpJobs', when: 'Newest first.' }],
  },
  {
    method: 'post',
    path: '/api/admin/jobs/retry',
    summary: 'Have all of them tried again',
    access: 'admin',
    limit: 'admin.write',
    success: [{ status: 200, answer: 'Retried', when: 'They are in their own queues again.' }],
  },
  {
    method: 'post',
    path: '/api/admin/jobs/{jobId}/retry',
    summary: 'Have one of them tried again',
    access: 'admin',
    limit: 'admin.write',
    params: jobParams,
    success: [
      { status: 200, answer: 'Retried', when: 'It is in its own queue again; 0 where that is no more.' },
    ],
  },
]
