import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatInstant } from '@/shared/format/date'
import { Lede, PageHeader } from '@/shared/ui/page'
import { ErrorBody, Resource } from '@/shared/ui/states'
import { BoardCrumbs } from '../components/board-crumbs'
import { BoardMissing } from '../components/board-missing'
import { boardQuery, type Versioned } from '../queries'
import { useRename } from '../use-rename'
import { EditForm } from './edit'

export function CompareScreen() {
  const { code } = useParams({ from: '/icbs/$code/compare' })
  const { asOf } = useAsOf()
  const query = useQuery(boardQuery(code, asOf))
  return (
    <Resource
      query={query}
      failed={(error, retry) => <BoardMissing code={code} error={error} retry={retry} />}
    >
      {(board) => <CompareOrEdit board={board} />}
    </Resource>
  )
}

/** Without a name that was changed meanwhile there is nothing to compare, only a form to go on with. */
function CompareOrEdit({ board }: { board: Versioned }) {
  const { mine, base } = useSearch({ from: '/icbs/$code/compare' })
  const changed = mine && base && base !== board.icb.short_name
  return changed ? <Compare board={board} /> : <EditForm board={board} typed={mine} />
}

/** Someone saved while you were typing: all three names side by side, and nothing lost. */
function Compare({ board }: { board: Versioned }) {
  const { icb, etag } = board
  const { mine, base } = useSearch({ from: '/icbs/$code/compare' })
  const rename = useRename(icb.ods_code)
  const nothingToChoose = mine === icb.short_name

  return (
    <>
      <PageHeader
        title="Choose which short name to keep"
        tab={`Choose which short name to keep for ${icb.ods_code}`}
        identity={`${icb.name} · ${icb.ods_code}`}
        breadcrumb={<BoardCrumbs board={icb} below />}
      />
      <Lede>
        {nothingToChoose ? (
          <>
            Nothing is left to choose: the saved name is <b>{icb.short_name}</b>.
          </>
        ) : (
          <>
            <b>The name was changed while you were changing it.</b> Yours is not saved yet.
          </>
        )}
      </Lede>
      {rename.isError && <ErrorBody error={rename.error} />}
      <dl className="compare">
        {mine && (
          <div>
            <dt>Yours</dt>
            <dd>{mine}</dd>
            <dd>Not saved</dd>
          </div>
        )}
        <div>
          <dt>Now saved</dt>
          <dd>{icb.short_name}</dd>
          <dd>
            {formatInstant(icb.updated_at)}, version {icb.version}
          </dd>
        </div>
        {base && (
          <div>
            <dt>What you started from</dt>
            <dd>{base}</dd>
            <dd>When you opened the form</dd>
          </div>
        )}
      </dl>
      <div className="button-row section">
        {nothingToChoose ? (
          <Link className="button" to="/icbs/$code" params={{ code: icb.ods_code }}>
            Go to {icb.short_name}
          </Link>
        ) : (
          <>
            <button
              type="button"
              className="button"
              aria-disabled={rename.isPending}
              onClick={() =>
                rename.isPending || rename.mutate({ short_name: mine, etag, base: icb.short_name })
              }
            >
              Keep mine
            </button>
            <Link className="button button--quiet" to="/icbs/$code" params={{ code: icb.ods_code }}>
              Keep theirs
            </Link>
          </>
        )}
      </div>
    </>
  )
}
