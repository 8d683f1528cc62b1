package workforce

import (
	"context"

	"trellis/api/platform/database"
	"trellis/api/platform/invention"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// tables are in the order in which they are written: what others refer to comes first.
func (i Invention) tables() []invention.Table {
	return []invention.Table{
		invention.Versioned("posts", i.Posts), invention.Plain("post_terms", i.Terms), invention.Plain("post_funding_lines", i.FundingLines), invention.Versioned("post_holders", i.Holders),
		invention.Versioned("post_assignments", i.Assignments), invention.Versioned("supervision_arrangements", i.Supervision), invention.Versioned("supervision_sessions", i.Sessions),
		invention.Versioned("training_records", i.Training), invention.Versioned("rate_cards", i.RateCards), invention.Versioned("entitlement_rates", i.EntitlementRates), invention.Versioned("pcn_populations", i.Populations), invention.Versioned("arrs_claims", i.Claims),
		invention.Versioned("service_figures", i.Figures), invention.Plain("service_figure_groups", i.FigureGroups),
		invention.Plain("workforce_censuses", i.Censuses), invention.Plain("workforce_returns", i.Returns), invention.Plain("workforce_return_figures", i.ReturnFigures),
	}
}

// Invent writes what is invented, a statement for each table. A network that could be real is refused.
func Invent(ctx context.Context, tx *database.Tx, _ policy.Scope, clock vocabulary.Clock, invented Invention) error {
	for _, table := range invented.tables() {
		if err := table.Check(); err != nil {
			return err
		}
		if err := table.Insert(ctx, tx, clock()); err != nil {
			return err
		}
	}
	return nil
}
