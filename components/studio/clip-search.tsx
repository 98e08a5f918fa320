import { Button } from '@/components/ui/button'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { paths } from '@/lib/core/paths'
import { type ClipFilter, videoStates } from '@/lib/videos/schema'

const stateNames = {
  published: 'Published',
  scheduled: 'Scheduled',
  draft: 'Drafts',
  verifying: 'Being checked',
  refused: 'Not accepted',
} as const

/** A plain form: it works before scripts are there, and what was asked for stays in the address. */
export function ClipSearch({ filter }: { filter: ClipFilter }) {
  return (
    <search className="mb-6">
      <form
        action={paths.studio()}
        className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-3 sm:grid-cols-[minmax(0,1fr)_12rem_auto]"
      >
        <TextField
          label="Search your clips"
          type="search"
          name="q"
          defaultValue={filter.q}
          maxLength={100}
          autoComplete="off"
          className="col-span-2 sm:col-span-1"
        />
        <SelectField label="Show" name="state" defaultValue={filter.state ?? ''}>
          <option value="">All clips</option>
          {videoStates.map((state) => (
            <option key={state} value={state}>
              {stateNames[state]}
            </option>
          ))}
        </SelectField>
        <Button type="submit" variant="secondary" className="h-12 px-6">
          Search
        </Button>
      </form>
    </search>
  )
}
