import { Badge } from '@/components/ui/badge'
import type { VideoState } from '@/lib/videos/schema'

const looks = {
  published: { tone: 'herb', text: 'Published' },
  scheduled: { tone: 'paprika', text: 'Scheduled' },
  draft: { tone: 'neutral', text: 'Draft' },
  verifying: { tone: 'saffron', text: 'Being checked' },
  refused: { tone: 'danger', text: 'Not accepted' },
} as const

export function StatusBadge({ status }: { status: VideoState }) {
  const { tone, text } = looks[status]
  return <Badge tone={tone}>{text}</Badge>
}
