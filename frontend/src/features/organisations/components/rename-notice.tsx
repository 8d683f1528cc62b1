import { useLocation } from '@tanstack/react-router'
import { focusHeading } from '@/shared/ui/page'
import { ErrorBody } from '@/shared/ui/states'
import type { Versioned } from '../queries'
import { useRename } from '../use-rename'

const WHILE_IT_IS_NEWS = 10 * 60_000

/** After a save: what was done, and the way back. */
export function RenameNotice({ board }: { board: Versioned }) {
  const { icb, etag } = board
  const renamed = useLocation({ select: (location) => location.state.renamed })
  const rename = useRename(icb.ods_code)
  if (!renamed || renamed.from === renamed.to || renamed.to !== icb.short_name) return null
  if (Date.now() - renamed.at > WHILE_IT_IS_NEWS) return null
  return (
    <div className="notice notice--done" role="alert">
      <p>Saved: it is now called {renamed.to}</p>
      {rename.isError && <ErrorBody error={rename.error} />}
      <p>
        <button
          type="button"
          className="link-button"
          aria-disabled={rename.isPending}
          onClick={() =>
            rename.isPending ||
            rename.mutate(
              { short_name: renamed.from, etag, base: renamed.to },
              { onSuccess: focusHeading },
            )
          }
        >
          Change it back to {renamed.from}
        </button>
      </p>
    </div>
  )
}
