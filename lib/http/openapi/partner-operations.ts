import 'server-only'
import { z } from 'zod'
import { becomePartnerInput, handleSchema, profileInput } from '@/lib/partners/schema'
import type { Operation } from './operation'

export const partnerOperations: Operation[] = [
  {
    method: 'post',
    path: '/api/partners',
    summary: 'Become a food partner',
    access: 'session',
    limit: 'account.write',
    body: becomePartnerInput,
    success: [{ status: 201, answer: 'Partner', when: 'The kitchen is open, from the next request on.' }],
    refusals: ['already_partner', 'email_unverified', 'forbidden', 'handle_taken'],
  },
  {
    method: 'get',
    path: '/api/partners/{handle}',
    summary: 'The public profile of a food partner, also by a handle they had before',
    access: 'public',
    params: z.object({ handle: handleSchema }),
    success: [{ status: 200, answer: 'Partner', when: 'The profile, with the handle of now.' }],
    refusals: ['db_unavailable'],
  },
  {
    method: 'get',
    path: '/api/partners/me',
    summary: 'Your own profile, as you edit it',
    access: 'partner',
    success: [{ status: 200, answer: 'Profile', when: 'The profile.' }],
    refusals: ['not_found'],
  },
  {
    method: 'patch',
    path: '/api/partners/me',
    summary:
      'Change name, handle, words, address, order link, opening hours or picture; a handle that is left leads on',
    access: 'partner',
    limit: 'account.write',
    body: profileInput,
    success: [{ status: 200, answer: 'Profile', when: 'As it is now.' }],
    refusals: ['not_found', 'handle_taken', 'storage_unavailable'],
  },
]
