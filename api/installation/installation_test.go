package installation_test

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"trellis/api/installation"
	"trellis/api/platform/database"
	"trellis/api/platform/testkit"
	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

func TestAnInstallationTellsWhatItIsAndTheDay(t *testing.T) {
	summer := time.Date(2026, 6, 30, 23, 30, 0, 0, time.UTC) // past midnight in London
	s := contract.NewServer(t, contract.WithClock(func() time.Time { return summer }))
	var about struct {
		Name, Version, Today string
		IsDemo               bool `json:"is_demo"`
	}
	s.Get("/api/v1/about").Into(t, &about)
	if about.Name != "Trellis" || about.Version != installation.Version || about.Today != "2026-07-01" || about.IsDemo {
		t.Errorf("it says %+v", about)
	}
}

func TestABeginningCannotBeWrittenTwice(t *testing.T) {
	s := contract.NewServer(t)
	begin := func(as string) (first bool, err error) {
		err = s.App.Log.Record(t.Context(), vocabulary.System(), "installation.begin", func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
			first, err = installation.Begin(ctx, tx, as)
			return err
		})
		return first, err
	}
	if first, err := begin(installation.Empty); !first || err != nil {
		t.Errorf("the first beginning is %v, %v", first, err)
	}
	if first, err := begin(installation.Demo); first || err != nil {
		t.Errorf("the second beginning is %v, %v", first, err)
	}
	if began, err := installation.BeganAs(t.Context(), s.App.DB); began != installation.Empty || err != nil {
		t.Errorf("it began as %s, %v", began, err)
	}
}

func TestABeginningIsOneOfTwo(t *testing.T) {
	s := contract.NewServer(t)
	err := s.App.Log.Record(t.Context(), vocabulary.System(), "installation.begin", func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
		_, err := installation.Begin(ctx, tx, "both")
		return err
	})
	var shown *vocabulary.Error
	if err == nil || errors.As(err, &shown) {
		t.Errorf("a beginning that there is not gives %v", err)
	}
}
