import 'server-only'
import { loginInput, registerInput, sessionParams } from '@/lib/auth/schema'
import type { Operation } from './operation'

const over = 'Nobody is signed in on this browser any more.'

export const accountOperations: Operation[] = [
  {
    method: 'post',
    path: '/api/auth/register',
    summary: 'Make an account and sign in',
    access: 'public',
    limit: 'register.ip',
    body: registerInput,
    success: [{ status: 201, answer: 'SignedIn', when: 'The account exists now.', setsCookies: true }],
    refusals: ['email_taken', 'handle_taken', 'db_unavailable', 'sessions_unavailable'],
  },
  {
    method: 'post',
    path: '/api/auth/login',
    summary: 'Sign in with e-mail and password',
    access: 'public',
    body: loginInput,
    success: [{ status: 200, answer: 'SignedIn', when: 'Signed in.', setsCookies: true }],
    refusals: ['invalid_credentials', 'rate_limited', 'busy', 'db_unavailable', 'sessions_unavailable'],
  },
  {
    method: 'post',
    path: '/api/auth/refresh',
    summary: 'Exchange the refresh token for the next one and a fresh access token',
    access: 'public',
    success: [{ status: 200, answer: 'Refreshed', when: 'Both cookies are new.', setsCookies: true }],
    refusals: [
      'unauthenticated',
      'session_ended',
      'rate_limited',
      'busy',
      'db_unavailable',
      'sessions_unavailable',
    ],
  },
  {
    method: 'post',
    path: '/api/auth/logout',
    summary: 'End the session of this browser; repeating it is harmless',
    access: 'public',
    success: [{ status: 204, when: over, setsCookies: true }],
    refusals: ['db_unavailable', 'sessions_unavailable'],
  },
  {
    method: 'get',
    path: '/api/auth/me',
    summary: 'Who is signed in',
    access: 'session',
    success: [{ status: 200, answer: 'SignedIn', when: 'This person.' }],
  },
  {
    method: 'get',
    path: '/api/auth/sessions',
    summary: 'The devices that are signed in to this account',
    access: 'session',
    success: [{ status: 200, answer: 'Sessions', when: 'Last used first.' }],
  },
  {
    method: 'delete',
    path: '/api/auth/sessions',
    summary: 'Sign out every other device',
    access: 'session',
    success: [{ status: 204, when: 'Only this device is left.' }],
  },
  {
    method: 'delete',
    path: '/api/auth/sessions/{sessionId}',
    summary: 'Sign out one device',
    access: 'session',
    params: sessionParams,
    success: [{ status: 204, when: 'That device is signed out.' }],
  },
]
