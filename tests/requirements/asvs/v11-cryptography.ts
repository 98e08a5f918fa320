import type { Chapter } from './trace'

const oneCipher =
  'The app encrypts nothing by itself; the OAuth library seals its own short-lived cookie with A256GCM'

export const cryptography: Chapter = {
  name: 'Cryptography',
  traces: {
    'V11.1.1': {
      topic: 'care of keys is written down',
      open: '`.env.example` says how to make and change the secret; no guide has the life of each key',
    },
    'V11.1.2': {
      topic: 'keys and algorithms are listed',
      open: 'no list; in use are HS256, HKDF-SHA256, HMAC-SHA256, argon2id, and SHA-1 or SHA-256 of Cloudinary',
    },
    'V11.2.1': {
      topic: 'cryptography comes from known libraries',
      shownBy: ['R32', 'tests/unit/auth/wycheproof.test.ts'],
    },
    'V11.2.2': { topic: 'keys and strengths can be changed', shownBy: ['R6', 'R32'] },
    'V11.2.3': { topic: 'at least 128 bits of security', shownBy: ['R5'] },
    'V11.3.1': { topic: 'no weak modes and paddings', exception: oneCipher },
    'V11.3.2': { topic: 'ciphers are approved ones', exception: oneCipher },
    'V11.3.3': { topic: 'encrypted data cannot be changed', exception: oneCipher },
    'V11.4.1': {
      topic: 'hash functions are approved ones',
      exception:
        'Ours are SHA-256. SHA-1 only where a protocol says so: Cloudinary signatures (DECISIONS.md) and EVALSHA',
    },
    'V11.4.2': { topic: 'passwords are hashed slowly', shownBy: ['R32'] },
    'V11.4.3': { topic: 'hashes of signatures are long', shownBy: ['R1'] },
    'V11.4.4': { topic: 'keys made of passwords are stretched', exception: 'No key is made of a password' },
    'V11.5.1': { topic: 'secrets are random, of 128 bits', shownBy: ['R37', 'tests/unit/core/ids.test.ts'] },
    'V11.6.1': {
      topic: 'key pairs and signatures are sound',
      exception: 'No key pair is made here; those of passkeys and providers are checked by their libraries',
    },
  },
}
