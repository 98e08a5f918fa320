import { InlineAlert } from '@/components/ui/inline-alert'

/** For pages whose link carries its secret behind the #: only a script can read it, and no server ever may. */
export function NeedsScripts() {
  return (
    <noscript>
      <InlineAlert tone="info" title="This page needs JavaScript" className="mb-6">
        The link keeps its secret in the part of the address that never leaves your browser. Please switch
        JavaScript on for a moment and load the page again.
      </InlineAlert>
    </noscript>
  )
}
