package embedding

import (
	"context"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// ratingFilter names what the file of ratings is narrowed by.
type ratingFilter struct {
	PCNCode       string `json:"pcn_code" list:"filter,code" shape:"pcn"`
	ICBCode       string `json:"icb_code" list:"filter,code" shape:"icb"`
	CriterionCode string `json:"criterion_code" list:"filter,code"`
	RoleType      string `json:"role_type" list:"filter" enums:"splw,cc,hwbc"`
}

// ratingsAsked is what the file is to hold: what is empty narrows nothing.
type ratingsAsked struct {
	networks, boards, criteria, roleTypes []string
	// since is the first day of publication, before the first that is too late; "" for none.
	since, before string
}

// wants tells whether the ratings of a place are asked for.
func (r ratingsAsked) wants(at place) bool {
	return (len(r.criteria) == 0 || slices.Contains(r.criteria, at.criterionCode)) && (len(r.roleTypes) == 0 || slices.Contains(r.roleTypes, at.roleType))
}

// known refuses a criterion that no assessment can have been asked.
func (r ratingsAsked) known(contents map[int64]content) error {
	codes := map[string]bool{}
	for _, f := range contents {
		for _, s := range f.slots() {
			codes[s.criterion.Code] = true
		}
	}
	for _, code := range r.criteria {
		if !codes[code] {
			return vocabulary.BadQuery("criterion_code", "unknown_value", "criterion_code is one of: %s.", strings.Join(slices.Sorted(maps.Keys(codes)), ", "))
		}
	}
	return nil
}

// writeRatings writes every rating of published assessments that is asked for and within reach. Nothing is begun where the
// question is refused.
func (s *Assessments) writeRatings(ctx context.Context, tx pgx.Tx, scope policy.Scope, asked ratingsAsked, form ratingForm, begin func() io.Writer) error {
	contents, err := s.frameworks.everPublished(ctx, tx)
	if err != nil {
		return err
	}
	if err := asked.known(contents); err != nil {
		return err
	}
	sheet := newRatingSheet(begin(), form, contents, asked.wants)
	if err := s.store.eachPublished(ctx, tx, scope, asked, s.clock.Today(), sheet.add); err != nil {
		return err
	}
	return sheet.flush()
}
