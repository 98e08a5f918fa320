import { FeedSkeleton } from '@/components/feed/feed-skeleton'

export default FeedSkeleton
