import 'server-only'
import { hourMs, minuteMs } from '@/lib/core/time'

/** One sliding window: at most `max` in `windowMs`. */
export type Limit = { max: number; windowMs: number }

/**
 * What stands for this computer itself as an address. Only where no proxy is trusted, and an https origin refuses to
 * start without one, so it never stands for anybody on a public server.
 */
export const loopback = 'loopback'

/** Every limit of the product, in one place. Several windows in a row must all have room. */
export const limits = {
  'register.ip': [{ max: 10, windowMs: hourMs }],
  /** A laptop on which somebody tries things out, or runs a browser test over the demo. */
  'register.loopback': [{ max: 600, windowMs: hourMs }],
  'login.ip': [
    { max: 30, windowMs: 5 * minuteMs },
    { max: 200, windowMs: hourMs },
  ],
  'login.ip-account': [{ max: 5, windowMs: 15 * minuteMs }],
  'login.account': [{ max: 20, windowMs: hourMs }],
  'login.known-device': [{ max: 10, windowMs: 15 * minuteMs }],
  /** Proving again who you are, while signed in: guesses at a desk that was left alone. */
  'proof.user': [{ max: 10, windowMs: 15 * minuteMs }],
  /** Mails that a stranger can cause: for one address, and by one sender. */
  'mail.account': [{ max: 3, windowMs: hourMs }],
  'mail.ip': [{ max: 10, windowMs: hourMs }],
  'mail.loopback': [{ max: 600, windowMs: hourMs }],
  /** Following links out of mails: each costs a look-up, a reset also a hash. */
  'link.ip': [{ max: 30, windowMs: 5 * minuteMs }],
  'link.loopback': [{ max: 600, windowMs: 5 * minuteMs }],
  'oauth.ip': [{ max: 30, windowMs: 5 * minuteMs }],
  'oauth.loopback': [{ max: 600, windowMs: 5 * minuteMs }],
  'passkey.ip': [{ max: 30, windowMs: 5 * minuteMs }],
  'passkey.loopback': [{ max: 600, windowMs: 5 * minuteMs }],
  /** Changes that somebody makes to their own account. */
  'account.write': [{ max: 60, windowMs: minuteMs }],
  /** What an admin sets going. */
  'admin.write': [{ max: 60, windowMs: minuteMs }],
  'refresh.session': [{ max: 600, windowMs: minuteMs }],
  'refresh.failure-ip': [{ max: 60, windowMs: 5 * minuteMs }],
  'upload.sign': [
    { max: 60, windowMs: 10 * minuteMs },
    { max: 200, windowMs: 24 * hourMs },
  ],
  'video.write': [{ max: 120, windowMs: minuteMs }],
  /** A browser reports twelve times a minute at the most; people share an address. */
  'view.report': [{ max: 300, windowMs: minuteMs }],
  /** A browser tells once in twenty clips, and when the page is left. */
  'playback.report': [{ max: 120, windowMs: minuteMs }],
  /** Likes, saves and follows: faster than any thumb, slower than a script. */
  'engagement.write': [{ max: 240, windowMs: minuteMs }],
  /** Searches, and suggestions while somebody types; people share an address. */
  'search.read': [{ max: 240, windowMs: minuteMs }],
  /** Who writes faster than this does not read. */
  'comment.write': [
    { max: 20, windowMs: minuteMs },
    { max: 200, windowMs: hourMs },
  ],
  'report.write': [
    { max: 20, windowMs: 10 * minuteMs },
    { max: 100, windowMs: 24 * hourMs },
  ],
} as const satisfies Record<string, readonly Limit[]>

export type LimitName = keyof typeof limits

/** Limits that are another one for this computer itself. */
export const limitOnLoopback: Partial<Record<LimitName, LimitName>> = {
  'register.ip': 'register.loopback',
  'mail.ip': 'mail.loopback',
  'link.ip': 'link.loopback',
  'oauth.ip': 'oauth.loopback',
  'passkey.ip': 'passkey.loopback',
}
