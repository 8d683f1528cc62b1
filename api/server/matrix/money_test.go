package matrix_test

import (
	"strings"

	"trellis/api/access"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// money gives each network claims, figures of its services and people who are paid for, and everyone rates.
func (w *world) money() {
	for _, p := range places {
		if p.kind() != "pcn" {
			continue
		}
		w.event(w.inviter.id, func(run statement) {
			for status, month := range map[string]string{"recorded": "2026-08-01", "icb_approved": "2026-07-01"} {
				claim := w.add(&record{kind: "arrs_claims", id: access.NewID(), side: p.side + ", " + status, version: 1, scopes: []string{"arrs_claims:" + p.key()}, canary: w.canary()})
				run(`INSERT INTO arrs_claims (id, pcn_code, month, role_type, wte, amount_pence, status, recorded_by, judged_by, updated_at)
					VALUES ($1::text::uuid, $2, $3::text::date, 'splw', 1, 350000, $4, $5, CASE WHEN $4 <> 'recorded' THEN 'system' END, '2026-11-01')`, claim.id, p.key(), month, status, claim.canary)
			}
			w.figure(run, p)
			run(`INSERT INTO pcn_populations (pcn_code, counted_on, weighted, source, updated_at) VALUES ($1, '2026-01-01', 40000, 'Payments', '2026-11-01')`, p.key())
		})
		w.add(&record{kind: "pcn_populations", id: "2026-01-01", side: p.side, version: 1, scopes: []string{p.token}, parent: &record{id: p.key()}})
	}
	w.event(w.inviter.id, func(run statement) {
		rate, share := w.add(&record{kind: "rate_cards", id: access.NewID(), side: "a rate", version: 1}), w.add(&record{kind: "entitlement_rates", id: access.NewID(), side: "a rate", version: 1})
		w.add(&record{kind: "embedding_frameworks", id: "2", side: "a draft", version: 1})
		run(`INSERT INTO embedding_frameworks (framework_version, name, note, status, based_on, updated_at) VALUES (2, 'The next', 'A draft', 'draft', 1, '2026-11-01')`)
		run(`INSERT INTO rate_cards (id, role_type, pay_zone, valid_from, annual_max_pence, status, source, recorded_at, updated_at)
			VALUES ($1::text::uuid, 'hwbc', 'outer', '2026-11-01', 4000000, 'provisional', 'The contract', '2026-11-01', '2026-11-01')`, rate.id)
		run(`INSERT INTO entitlement_rates (id, financial_year, pence_per_weighted_person, list_date, status, source, recorded_at, updated_at)
			VALUES ($1::text::uuid, '2027/28', 2700, '2027-01-01', 'provisional', 'The contract', '2026-11-01', '2026-11-01')`, share.id)
	})
}

// ownClaim is one that a network's manager recorded and nobody has approved: nobody else puts it right.
func (w *world) ownClaim(callers []*caller) {
	for _, c := range callers {
		code, of := strings.CutPrefix(c.given, "pcn:")
		if c.role != policy.PCNManager || !of || c.kind != vocabulary.KindPerson {
			continue
		}
		w.event(c.id, func(run statement) {
			claim := w.add(&record{kind: "arrs_claims", id: access.NewID(), side: "own network, by " + c.says, version: 1, scopes: []string{"arrs_claims:" + code}})
			run(`INSERT INTO arrs_claims (id, pcn_code, month, role_type, wte, amount_pence, status, recorded_by, updated_at)
				VALUES ($1::text::uuid, $2, '2026-06-01', 'hwbc', 1, 350000, 'recorded', $3, '2026-11-01')`, claim.id, code, c.id)
		})
	}
}

// figure is what a service did in a month. Whoever reaches the network sees that there is one; counts of few people are seen
// by those only who see the class.
func (w *world) figure(run statement, p place) {
	id := access.NewID()
	w.add(&record{kind: "figures", id: id, side: p.side, scopes: []string{p.token}})
	w.add(&record{kind: "service_figures", id: "2026-10", side: p.side, version: 1, scopes: []string{p.token}, parent: &record{id: "splw", parent: &record{id: p.key()}}})
	run(`INSERT INTO service_figures (id, pcn_code, role_type, month, referrals, declined, caseload, updated_at)
		VALUES ($1::text::uuid, $2, 'splw', '2026-10-01', 40, 3, 118, '2026-11-01')`, id, p.key())
	run(`INSERT INTO service_figure_groups (service_figure_id, pcn_code, dimension, group_code, referrals) VALUES ($1::text::uuid, $2, 'source', 'self', 37), ($1::text::uuid, $2, 'source', 'hospital', 3)`, id, p.key())
}
