import { TableDrawing } from '@/components/settings/drawings'

/** The list with nothing in it but the device that reads it. */
export function OnlyDevice() {
  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-line border-t bg-sunken px-5 py-6 sm:px-7 [&_svg]:h-20 [&_svg]:w-auto">
      <TableDrawing />
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-display font-semibold text-lg">A table for one</p>
        <p className="mt-1 text-ink-soft text-sm">
          You are signed in nowhere else. Other phones and computers appear here once you sign in on them.
        </p>
      </div>
    </div>
  )
}
