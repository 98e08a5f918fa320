import 'server-only'
import {
  addPasskeyInput,
  passkeyLoginInput,
  passkeyParams,
  passkeyProofInput,
  renamePasskeyInput,
} from '@/lib/passkeys/schema'
import type { Operation } from './operation'

const changes = { access: 'session', limit: 'account.write' } as const

export const passkeyOperations: Operation[] = [
  {
    method: 'get',
    path: '/api/auth/passkeys',
    summary: 'The passkeys that open this account',
    access: 'session',
    success: [{ status: 200, answer: 'Passkeys', when: 'Oldest first.' }],
  },
  {
    method: 'post',
    path: '/api/auth/passkeys/options',
    summary: 'Ask to add a passkey',
    ...changes,
    success: [{ status: 200, answer: 'CeremonyOptions', when: 'For `navigator.credentials.create`.' }],
    refusals: ['proof_required', 'validation_failed'],
  },
  {
    method: 'post',
    path: '/api/auth/passkeys',
    summary: 'Hand over the passkey that the device has made',
    ...changes,
    body: addPasskeyInput,
    success: [{ status: 201, answer: 'Passkey', when: 'It opens the account from now on.' }],
    refusals: ['passkey_refused', 'identity_taken'],
  },
  {
    method: 'patch',
    path: '/api/auth/passkeys/{passkeyId}',
    summary: 'Give a passkey another name',
    ...changes,
    params: passkeyParams,
    body: renamePasskeyInput,
    success: [{ status: 200, answer: 'Passkey', when: 'As it is now.' }],
  },
  {
    method: 'delete',
    path: '/api/auth/passkeys/{passkeyId}',
    summary: 'Remove a passkey; never the last way into an account',
    ...changes,
    params: passkeyParams,
    success: [{ status: 204, when: 'It opens nothing any more.' }],
    refusals: ['proof_required', 'last_way_in'],
  },
  {
    method: 'post',
    path: '/api/auth/passkeys/login/options',
    summary: 'Ask to sign in with a passkey; the same for everybody',
    access: 'public',
    limit: 'passkey.ip',
    success: [
      {
        status: 200,
        answer: 'CeremonyOptions',
        when: 'For `navigator.credentials.get`, in this browser, within five minutes.',
        setsCookies: true,
      },
    ],
    refusals: ['sessions_unavailable'],
  },
  {
    method: 'post',
    path: '/api/auth/passkeys/login',
    summary: 'Sign in with what the passkey signed',
    access: 'public',
    limit: 'passkey.ip',
    body: passkeyLoginInput,
    success: [{ status: 200, answer: 'SignedIn', when: 'Signed in.', setsCookies: true }],
    refusals: ['passkey_refused', 'db_unavailable', 'sessions_unavailable'],
  },
  {
    method: 'post',
    path: '/api/auth/passkeys/proof/options',
    summary: 'Ask to prove by passkey that it is still you',
    ...changes,
    success: [{ status: 200, answer: 'CeremonyOptions', when: 'For `navigator.credentials.get`.' }],
    refusals: ['not_found'],
  },
  {
    method: 'post',
    path: '/api/auth/passkeys/proof',
    summary: 'Prove by passkey that it is still you',
    access: 'session',
    limit: 'proof.user',
    body: passkeyProofInput,
    success: [{ status: 204, when: 'Counts for a quarter of an hour.' }],
    refusals: ['passkey_refused'],
  },
]
