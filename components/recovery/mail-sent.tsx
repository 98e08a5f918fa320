import { AuthHeading } from '@/components/auth/auth-heading'
import { TextLink } from '@/components/auth/text-link'
import { ButtonLink } from '@/components/ui/button-link'
import { paths } from '@/lib/core/paths'

type MailSentProps = { hasInbox: boolean; back: string }

/** As `CheckMail`, for a browser without scripts. */
export function MailSent({ hasInbox, back }: MailSentProps) {
  return (
    <>
      <AuthHeading title="Check your mail">
        A mail with a link is on its way, unless there is nobody to write to. Nothing there after a minute?
        Look into the spam folder, or <TextLink href={back}>try again</TextLink>.
      </AuthHeading>
      {hasInbox ? (
        <ButtonLink href={paths.inbox()} size="lg">
          Open the inbox
        </ButtonLink>
      ) : null}
    </>
  )
}
