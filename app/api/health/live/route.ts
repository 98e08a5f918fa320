import { json } from '@/lib/http/respond'
import { route } from '@/lib/http/route'

export const GET = route({ access: 'public', handle: async () => json(200, { status: 'live' }) })
