import { createFormControl } from 'react-hook-form'
import { describe, expect, it } from 'vitest'
import { settleForm } from '@/components/ui/settle-form'

/** A form as it is on a page, and whether it would send something new. */
function open(name: string, ...rows: string[]) {
  const start = { name, rows: rows.map((text) => ({ text })) }
  const form = createFormControl({ defaultValues: start })
  form.reset(start)
  return { form, isDirty: () => form.control._getDirty() }
}

describe('a form that was saved', () => {
  it('shows what was saved, and is clean', () => {
    const { form, isDirty } = open('before')
    form.setValue('name', ' After ')
    settleForm(form, form.getValues(), { name: 'After', rows: [] })
    expect(form.getValues('name')).toBe('After')
    expect(isDirty()).toBe(false)
  })

  it('keeps what was typed meanwhile, and is dirty until that is taken back', () => {
    const { form, isDirty } = open('before')
    form.setValue('name', ' Sent ')
    const sent = form.getValues()
    form.setValue('name', 'later')
    settleForm(form, sent, { name: 'Sent', rows: [] })
    expect(form.getValues('name')).toBe('later')
    expect(isDirty()).toBe(true)
    form.setValue('name', ' Sent ')
    expect(isDirty()).toBe(false)
  })

  it('keeps the rows that were added meanwhile', () => {
    const { form, isDirty } = open('before', 'one')
    const sent = structuredClone(form.getValues())
    form.setValue('rows', [{ text: 'one' }, { text: 'two' }])
    settleForm(form, sent, sent)
    expect(form.getValues('rows')).toEqual([{ text: 'one' }, { text: 'two' }])
    expect(isDirty()).toBe(true)
  })
})
