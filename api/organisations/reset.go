package organisations

import (
	"context"

	"trellis/api/vocabulary"
)

// TakeAllBack takes every correction back. Each is a use case of its own.
func (s *Corrections) TakeAllBack(ctx context.Context, actor vocabulary.Actor) (taken int64, err error) {
	codes, err := s.pcns.store.corrected(ctx)
	if err != nil {
		return 0, err
	}
	none := ""
	for _, code := range codes {
		version, err := s.pcns.Version(ctx, code)
		if err != nil {
			return taken, err
		}
		if _, err := s.Correct(ctx, actor, code, version, PCNCorrection{Name: &none, BoroughGSSCode: &none}); err != nil {
			return taken, err
		}
		taken++
	}
	return taken, nil
}

// RestoreNames calls every board what it was called first. Each is a use case of its own.
func (s *ICBs) RestoreNames(ctx context.Context, actor vocabulary.Actor) (restored int64, err error) {
	renamed, err := s.store.renamed(ctx)
	if err != nil {
		return 0, err
	}
	for _, board := range renamed {
		if _, err := s.Update(ctx, actor, board.Code, board.Version, ICBChange{ShortName: &board.First}); err != nil {
			return restored, err
		}
		restored++
	}
	return restored, nil
}
