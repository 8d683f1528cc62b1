package organisations

import (
	"context"
	"errors"

	"trellis/api/vocabulary"
)

// TakeAllBack takes every correction back that the caller reaches. Each is a use case of its own.
func (s *Corrections) TakeAllBack(ctx context.Context, actor vocabulary.Actor) (taken int64, err error) {
	codes, err := s.pcns.store.corrected(ctx)
	if err != nil {
		return 0, err
	}
	none := ""
	for _, code := range codes {
		version, err := s.Version(ctx, actor, code)
		if unreached(err) {
			continue
		}
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

// RestoreNames calls every board that the caller reaches what it was called first. Each is a use case of its own.
func (s *ICBs) RestoreNames(ctx context.Context, actor vocabulary.Actor) (restored int64, err error) {
	renamed, err := s.store.renamed(ctx)
	if err != nil {
		return 0, err
	}
	for _, board := range renamed {
		_, err := s.Update(ctx, actor, board.Code, board.Version, ICBChange{ShortName: &board.First})
		if unreached(err) {
			continue
		}
		if err != nil {
			return restored, err
		}
		restored++
	}
	return restored, nil
}

// unreached tells that there is nothing there for the caller to set back.
func unreached(err error) bool {
	var known *vocabulary.Error
	return errors.As(err, &known) && known.Code == vocabulary.CodeNotFound
}
