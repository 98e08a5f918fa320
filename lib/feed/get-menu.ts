import 'server-only'
import { toDietary } from '@/lib/core/dietary'
import { toDish } from '@/lib/core/dish'
import { listMenuRows } from './repository'
import type { MenuDish } from './schema'

/** More than any card has; what a page costs does not grow beyond it. */
const maxDishes = 60

/**
 * What can be eaten at a partner's, as their clips on show say it: each dish once, as its newest clip has it, by name.
 *
 * @param handle the current one
 * @throws AppError `db_unavailable`
 */
export async function getMenu({ handle }: { handle: string }): Promise<MenuDish[]> {
  const rows = await listMenuRows(handle, maxDishes)
  return rows.flatMap((row) => {
    const dish = toDish(row)
    return dish ? [{ dish, dietary: toDietary(row), videoId: row.id }] : []
  })
}
