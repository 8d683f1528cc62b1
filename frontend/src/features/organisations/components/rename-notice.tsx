import { useLocation } from '@tanstack/react-router'
import { ErrorBody } from '@/shared/ui/states'
import type { Versioned } from '../queries'
import { useRename } from '../use-rename'

/** After a save: what was done, and the way back. */
export function RenameNotice({ board }: { board: Versioned }) {
  const { icb, etag } = board
  const renamed = useLocation({ select: (location) => location.state.renamed })
  const rename = useRename(icb.ods_code)
  if (!renamed || renamed.to !== icb.short_name) return null
  return (
    <div className="notice notice--done" role="alert">
      <p>Saved: it is now called {renamed.to}</p>
      {rename.isError && <ErrorBody error={rename.error} />}
      {renamed.from !== renamed.to && (
        <p>
          <button
            type="button"
            className="link-button"
            aria-disabled={rename.isPending}
            onClick={() =>
              rename.isPending ||
              rename.mutate({ short_name: renamed.from, etag, base: renamed.to })
            }
          >
            Change it back to {renamed.from}
          </button>
        </p>
      )}
    </div>
  )
}
