import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Grant } from '@/api/types'
import { boardsOfRegionQuery } from '@/shared/boards'
import { usePermission } from '@/shared/permission'
import { placesOf, type Reach } from '@/shared/reach'
import { meQuery } from '@/shared/session'
import { PageHeader, Section, Todo } from '@/shared/ui/page'

/** The roles that see how networks stand. */
const SEE = new Set<Grant['role']>([
  'programme_admin',
  'programme_officer',
  'icb_lead',
  'pcn_manager',
  'analyst',
])

/** The room's first page: the boards and networks within reach, and what all of them are held against. */
export function EmbeddingScreen() {
  const { data: me } = useQuery(meQuery)
  const may = usePermission('embedding.read') === true
  const campaigns = usePermission('assessment_campaigns.list')
  const places = me && may ? placesOf(me.grants, SEE) : []
  return (
    <>
      <PageHeader
        title="Embedding"
        identity="How well link workers, care co-ordinators, and health and wellbeing coaches are embedded in each PCN, why, and what to do next"
      />
      {places.length > 0 && (
        <Section title="Within your reach">
          <ul>
            {places.map((place) =>
              place.kind === 'region' ? (
                <RegionBoards key={place.code} code={place.code} />
              ) : (
                <PlaceItem key={place.code} place={place} />
              ),
            )}
          </ul>
        </Section>
      )}
      {may && (
        <Section title="The whole region">
          <p>
            <Link to="/embedding/overview">Every board side by side</Link>: how many PCNs have which
            status, how that moved, and borough by borough. No PCN is named.
          </p>
        </Section>
      )}
      {may && (
        <Section title="Assessments">
          <p>
            <Link to="/embedding/assessments">Every assessment within your reach</Link>: drafts,
            what was submitted, and what is published. A PCN manager begins one there.
          </p>
          {campaigns && (
            <p>
              <Link to="/embedding/campaigns">Campaigns</Link>: a board asks its PCNs to assess
              themselves by a day, and sees which to chase.
            </p>
          )}
        </Section>
      )}
      {may && (
        <Section title="Improvement actions">
          <p>
            <Link to="/embedding/actions">What is to be done within your reach</Link>: whose it is,
            by when, and what came of it.
          </p>
        </Section>
      )}
      {me?.kind === 'anonymous' && (
        <Todo title="Sign in for status">
          <p className="small secondary">
            How each PCN stands is for the PCN itself, its board, the programme team and analysts.
          </p>
          <p>
            <Link to="/sign-in" search={{ return_to: '/embedding' }}>
              <b>Sign in</b>
            </Link>
          </p>
        </Todo>
      )}
      <Section title="What PCNs are assessed against">
        <p>
          <Link to="/embedding/frameworks">The framework</Link>: 8 domains, each criterion with what
          its levels look like, and where it comes from. Everyone may read it.
        </p>
      </Section>
    </>
  )
}

function PlaceItem({ place }: { place: Reach }) {
  return (
    <li>
      <Link
        to={place.kind === 'icb' ? '/icbs/$code/embedding' : '/pcns/$code/embedding'}
        params={{ code: place.code }}
      >
        {place.name}
      </Link>
    </li>
  )
}

function RegionBoards({ code }: { code: string }) {
  const { data: boards } = useQuery(boardsOfRegionQuery(code))
  return boards?.map((board) => (
    <PlaceItem
      key={board.ods_code}
      place={{ kind: 'icb', code: board.ods_code, name: board.short_name }}
    />
  ))
}
