'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { FileUp, Plus } from 'lucide'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { useFieldArray, useForm } from 'react-hook-form'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { InlineAlert } from '@/components/ui/inline-alert'
import { formatVtt } from '@/lib/core/web-vtt'
import { CaptionLine } from './caption-line'
import { type CaptionRow, type CaptionRows, captionRows, readRows, rowAfter, toCues } from './caption-rows'
import { saveCaptions } from './save-captions'

type CaptionEditorProps = {
  videoId: string
  language: string
  /** Of the language, as people call it. */
  name: string
  /** WebVTT; empty for new ones. */
  text: string
  onSaved: () => void
  /** Cancelled, or saved just as it stands. */
  onClose: () => void
}

const rowsOf = (text: string): CaptionRow[] => {
  const rows = text === '' ? [] : readRows(text)
  return typeof rows === 'string' || rows.length === 0 ? [rowAfter(undefined)] : rows
}

/** The lines of one language: typed, or read from a file that another tool made. */
export function CaptionEditor({ videoId, language, name, text, onSaved, onClose }: CaptionEditorProps) {
  const fileRef = useRef<HTMLInputElement>(null)
  const shownLanguage = useRef<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const form = useForm<CaptionRows>({
    resolver: zodResolver(captionRows),
    defaultValues: { rows: rowsOf(text) },
    mode: 'onTouched',
  })
  const { fields, append, remove, replace } = useFieldArray({ control: form.control, name: 'rows' })

  useEffect(() => {
    shownLanguage.current = language
    return () => {
      shownLanguage.current = null
    }
  }, [language])

  const readFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    const rows = readRows(await file.text())
    setProblem(typeof rows === 'string' ? rows : null)
    if (typeof rows !== 'string') replace(rows)
  }
  const save = form.handleSubmit(async (values) => {
    const sent = JSON.stringify(form.getValues())
    const refusal = await saveCaptions(videoId, language, formatVtt(toCues(values)))
    setProblem(refusal)
    if (refusal !== null) return
    onSaved()
    // Not when more was typed meanwhile, nor when this editor has another language now or was closed: the next one stays.
    if (shownLanguage.current === language && JSON.stringify(form.getValues()) === sent) onClose()
  })

  return (
    <form noValidate onSubmit={save} aria-label={`Captions in ${name}`} className="grid gap-5">
      <div>
        <input
          ref={fileRef}
          type="file"
          accept=".vtt,.srt,text/vtt"
          aria-label="Caption file"
          className="sr-only"
          tabIndex={-1}
          onChange={readFile}
        />
        <Button variant="secondary" onClick={() => fileRef.current?.click()}>
          <Icon of={FileUp} className="size-4.5" />
          Take them from a file
        </Button>
        <p className="mt-2 text-ink-soft text-sm">A .vtt or .srt file, as most editing apps make them.</p>
      </div>
      {problem ? <InlineAlert tone="error">{problem}</InlineAlert> : null}
      <ol className="grid gap-4">
        {fields.map(({ id }, index) => (
          <CaptionLine key={id} form={form} index={index} onRemove={() => remove(index)} />
        ))}
      </ol>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={form.formState.isSubmitting} disabled={fields.length === 0}>
          Save captions
        </Button>
        <Button variant="secondary" onClick={() => append(rowAfter(form.getValues('rows').at(-1)))}>
          <Icon of={Plus} className="size-4.5" />
          Add a line
        </Button>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
