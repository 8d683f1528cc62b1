import { useLocation } from '@tanstack/react-router'
import { focusHeading } from '@/shared/ui/page'
import { ErrorBody } from '@/shared/ui/states'
import type { VersionedPcn } from '../../pcn-queries'
import { useCorrect } from '../../use-correct'

const WHILE_IT_IS_NEWS = 10 * 60_000

/** After a correction: what was done, and the way back to what the files say. */
export function CorrectionNotice({ found }: { found: VersionedPcn }) {
  const { pcn, etag } = found
  const corrected = useLocation({ select: (location) => location.state.corrected })
  const correct = useCorrect(pcn.ods_code)
  if (!corrected || corrected.version !== pcn.version) return null
  if (Date.now() - corrected.at > WHILE_IT_IS_NEWS) return null
  const back = {
    ...(corrected.name ? { name: '' } : {}),
    ...(corrected.borough ? { borough_gss_code: '' } : {}),
  }
  const borough = pcn.borough_name ? `, in ${pcn.borough_name}` : ''
  return (
    <div className="notice notice--done" role="alert">
      <p>
        Saved: {pcn.name}
        {borough}
      </p>
      {correct.isError && <ErrorBody error={correct.error} />}
      {(corrected.name || corrected.borough) && (
        <p>
          <button
            type="button"
            className="link-button"
            aria-disabled={correct.isPending}
            onClick={() =>
              correct.isPending ||
              correct.mutate({ change: back, etag }, { onSuccess: focusHeading })
            }
          >
            Go back to what the files say
          </button>
        </p>
      )}
    </div>
  )
}
