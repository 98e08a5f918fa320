import type { Metadata } from 'next'
import { ContinueSession } from '@/components/auth/continue-session'
import { safeNextPath } from '@/lib/core/paths'

export const metadata: Metadata = { title: 'One moment', robots: { index: false } }

type Props = { searchParams: Promise<{ next?: string | string[] }> }

/** Renews an expired sign-in and goes on to where the person was heading. Reading the query keeps it out of every cache. */
export default async function ContinueSessionPage({ searchParams }: Props) {
  const { next } = await searchParams
  return <ContinueSession next={safeNextPath(typeof next === 'string' ? next : null)} />
}
