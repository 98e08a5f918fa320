import 'server-only'
import { z } from 'zod'
import { editInput, presignInput, publishInput, replaceInput } from '@/lib/videos/schema'
import type { Operation } from './operation'

const uploadParams = z.object({ uploadId: z.uuid() })
const videoParams = z.object({ videoId: z.uuid() })

export const uploadOperations: Operation[] = [
  {
    method: 'post',
    path: '/api/uploads/presign',
    summary: 'Announce one file and get the permission to send it to storage',
    access: 'partner',
    limit: 'upload.sign',
    body: presignInput,
    success: [
      { status: 201, answer: 'UploadTicket', when: 'A ticket for this one file, good for one hour.' },
    ],
    refusals: ['email_unverified', 'unsupported_file_type', 'file_too_large', 'quota_exceeded'],
  },
  {
    method: 'get',
    path: '/api/uploads/quota',
    summary: 'What the last 24 hours hold, and may hold',
    access: 'partner',
    success: [{ status: 200, answer: 'UploadQuota', when: 'As it is now.' }],
  },
  {
    method: 'post',
    path: '/api/uploads/{uploadId}/renew',
    summary: 'A fresh signature for the same ticket and key, up to 24 hours after the first',
    access: 'partner',
    limit: 'video.write',
    params: uploadParams,
    success: [{ status: 200, answer: 'UploadTicket', when: 'Good for another hour.' }],
    refusals: ['upload_used', 'upload_expired', 'upload_rejected'],
  },
  {
    method: 'delete',
    path: '/api/uploads/{uploadId}',
    summary: 'Give a ticket up and remove what was already sent',
    access: 'partner',
    limit: 'video.write',
    params: uploadParams,
    success: [{ status: 204, when: 'Nothing is left of it.' }],
    refusals: ['upload_used'],
  },
  {
    method: 'post',
    path: '/api/videos',
    summary: 'Hand back what storage returned; the server checks all of it and records the video once',
    access: 'partner',
    limit: 'video.write',
    body: publishInput,
    success: [
      { status: 201, answer: 'Video', when: 'The file was checked and the video exists now.' },
      { status: 200, answer: 'Video', when: 'The same upload again gives the same video.' },
      { status: 202, answer: 'Video', when: 'Storage cannot be asked now; the video waits as `verifying`.' },
    ],
    refusals: [
      'not_found',
      'upload_used',
      'upload_expired',
      'upload_missing',
      'upload_rejected',
      'storage_unavailable',
    ],
  },
  {
    method: 'patch',
    path: '/api/videos/{videoId}',
    summary:
      'Change words, tags, dish, order link, cover or visibility of an own video; `publishAt` schedules it',
    access: 'partner',
    limit: 'video.write',
    params: videoParams,
    body: editInput,
    success: [{ status: 200, answer: 'Video', when: 'As it is now.' }],
    refusals: ['upload_used', 'clip_hidden', 'storage_unavailable'],
  },
  {
    method: 'put',
    path: '/api/videos/{videoId}/source',
    summary: 'Give an own video another file; link, words, counts and captions stay',
    access: 'partner',
    limit: 'video.write',
    params: videoParams,
    body: replaceInput,
    success: [
      {
        status: 200,
        answer: 'Video',
        when: 'The file was checked and is the one that plays; the same again says the same.',
      },
    ],
    refusals: ['upload_used', 'upload_expired', 'upload_missing', 'upload_rejected', 'storage_unavailable'],
  },
  {
    method: 'delete',
    path: '/api/videos/{videoId}',
    summary: 'Take an own video off every page; ten seconds later its row and files go for good',
    access: 'partner',
    limit: 'video.write',
    params: videoParams,
    success: [{ status: 204, when: 'Nobody sees it any more.' }],
  },
  {
    method: 'post',
    path: '/api/videos/{videoId}/restore',
    summary: 'Bring back an own video that was deleted less than ten seconds ago',
    access: 'partner',
    limit: 'video.write',
    params: videoParams,
    success: [{ status: 200, answer: 'Video', when: 'As it was before.' }],
  },
]
