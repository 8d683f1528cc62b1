import { Link } from '@tanstack/react-router'
import type { PcnPeers, Peer } from '@/api/types'
import { formatNumber, formatScore } from '@/shared/format/number'
import { counted } from '@/shared/format/words'
import { PrintButton, Section } from '@/shared/ui/page'
import { embeddingWords } from '../words'
import { missingWords, scoreWords } from './words'

/** The networks most like it, with names as far as the reader reaches them. */
export function Peers({ pcn }: { pcn: PcnPeers }) {
  const missing = missingWords(pcn)
  const { peer_benchmark: of } = pcn
  return (
    <Section title="The PCNs most like it" actions={<PrintButton />}>
      {missing || !of ? (
        <p>{missing}</p>
      ) : (
        <>
          <p>
            By deprivation and list size, both counting the same: {formatNumber(of.list_size_least)}{' '}
            to {formatNumber(of.list_size_most)} people registered, deprivation scores of{' '}
            {formatScore(of.imd_score_least)} to {formatScore(of.imd_score_most)}. {pcn.pcn_name}{' '}
            has {formatNumber(pcn.list_size ?? 0)} people and a score of{' '}
            {formatScore(pcn.imd_score ?? 0)}.
          </p>
          <PeersTable peers={pcn.peers} />
          <p className="small secondary table-note">
            PCNs beyond your reach stand without their names, and without what would name them.
            {pcn.peers_withheld > 0 &&
              ` ${counted(pcn.peers_withheld, 'more is', 'more are')} left out: so few would be known by elimination.`.replace(
                / (\w)/,
                (all) => all.toUpperCase(),
              )}
          </p>
        </>
      )}
    </Section>
  )
}

function PeersTable({ peers }: { peers: readonly Peer[] }) {
  return (
    <table className="table table--lead table--stack table--heads table--figures">
      <caption className="hidden">The PCNs most like it, with status and score</caption>
      <thead>
        <tr>
          <th scope="col">PCN</th>
          <th scope="col">Status</th>
          <th scope="col" className="number">
            Score
          </th>
          <th scope="col" className="number">
            People
          </th>
          <th scope="col" className="number">
            Deprivation
          </th>
        </tr>
      </thead>
      <tbody>
        {peers.map((peer, i) => (
          <tr key={peer.pcn_code ?? i}>
            <th scope="row">
              {peer.pcn_code ? (
                <Link to="/pcns/$code/embedding" params={{ code: peer.pcn_code }}>
                  {peer.pcn_name}
                </Link>
              ) : (
                'A PCN beyond your reach'
              )}
            </th>
            <td data-label="Status">{embeddingWords(peer.status)}</td>
            <td className="number" data-label="Score">
              {scoreWords(peer.score)}
            </td>
            <td className="number" data-label="People">
              {peer.list_size === null ? '–' : formatNumber(peer.list_size)}
            </td>
            <td className="number" data-label="Deprivation">
              {peer.imd_score === null ? '–' : formatScore(peer.imd_score)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
