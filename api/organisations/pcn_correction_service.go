package organisations

import (
	"context"

	"trellis/api/audit"
	"trellis/api/imports"
	"trellis/api/organisations/history"
	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Corrections are the use cases of putting right what files say.
type Corrections struct {
	pcns     *PCNs
	importer *Importer
	log      *audit.Log
}

// NewCorrections makes the use cases.
func NewCorrections(pcns *PCNs, importer *Importer, log *audit.Log) *Corrections {
	return &Corrections{pcns, importer, log}
}

// nothing is the id of no import.
const nothing = "00000000-0000-0000-0000-000000000000"

// Version tells someone who is about to put a PCN right which version of it is saved.
func (s *Corrections) Version(ctx context.Context, actor vocabulary.Actor, code string) (int64, error) {
	scope, err := policy.Allow(actor, "pcns.correct")
	if err != nil {
		return 0, err
	}
	if !scope.Covers("pcn:" + code) {
		return 0, vocabulary.NotFound()
	}
	return s.pcns.Version(ctx, code)
}

// Correct puts something right about a PCN, and works its history out anew. It refuses a version that is not the newest.
func (s *Corrections) Correct(ctx context.Context, actor vocabulary.Actor, code string, version int64, c PCNCorrection) (PCNOnDay, error) {
	var answer PCNOnDay
	err := s.log.Record(ctx, actor, "pcns.correct", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		if !scope.Covers("pcn:" + code) { // everyone reads it; to who may not change it there is nothing here to change
			return vocabulary.NotFound()
		}
		if err := imports.Alone(ctx, tx); err != nil {
			return err
		}
		day := s.importer.clock.Today()
		before, err := s.pcns.On(ctx, day, code)
		if err != nil {
			return err
		}
		if before.Version != version {
			return vocabulary.Stale(before.Version)
		}
		if before.IsDemo {
			return vocabulary.Errorf(vocabulary.CodeConflict, "This network is invented, for the demonstration: no file says anything of it that could be put right. Import published files to see the real ones.")
		}
		if faults := c.tidy(); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		if err := s.importer.store.correct(ctx, tx, code, c, s.importer.clock()); err != nil {
			return err
		}
		was, is, _, err := s.importer.states(ctx, tx, nothing, false)
		if err != nil {
			return err
		}
		if err := s.importer.write(ctx, tx, history.Between(was, is), is); err != nil {
			return err
		}
		answer, err = s.pcns.On(ctx, day, code)
		return err
	})
	return answer, err
}
