import type { FieldValues, UseFormReturn } from 'react-hook-form'

/**
 * Makes what was saved what the form starts from.
 *
 * What was typed while it was being sent stays, and counts as not saved.
 *
 * @param sent what stood in the fields then
 * @param saved the same as the fields show it from now on
 */
export function settleForm<In extends FieldValues, Out extends FieldValues>(
  form: Pick<UseFormReturn<In, unknown, Out>, 'getValues' | 'reset'>,
  sent: In,
  saved: In,
): void {
  if (JSON.stringify(form.getValues()) === JSON.stringify(sent)) form.reset(saved)
  else form.reset(sent, { keepValues: true, keepErrors: true })
}
