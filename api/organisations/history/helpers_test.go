package history

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"trellis/api/organisations/evidence"
	"trellis/api/vocabulary"
)

func day(text string) vocabulary.Date {
	if text == "" {
		return vocabulary.Date{}
	}
	d, err := vocabulary.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// london is the reference the tests stand on: two boards that merge, one that stays, and their locations.
func london() Reference {
	icb := func(from, to string) ICB { return ICB{RegionCode: "Y56", From: day(from), To: day(to)} }
	spell := func(value, from, to string) Spell {
		s := Spell{Value: value, From: day(from), To: day(to), Certainty: vocabulary.Exact}
		if to != "" {
			s.ToCertainty = vocabulary.Exact
		}
		return s
	}
	return Reference{
		ICBs: map[string]ICB{
			"QMJ": icb("2022-07-01", "2026-04-01"), "Z9B2Z": icb("2026-04-01", ""), "QKK": icb("2022-07-01", ""),
			"QUE": {RegionCode: "Y61", From: day("2022-07-01"), To: day("2026-04-01")},
		},
		Locations: map[string][]Spell{
			"93C": {spell("QMJ", "2019-07-01", "2026-04-01"), spell("Z9B2Z", "2026-04-01", "")},
			"72Q": {spell("QKK", "2019-07-01", "")},
		},
		Corrections: map[string]Correction{},
	}
}

// epcn is a full history as at a day.
func epcn(asAt string, statements ...evidence.Statement) Source {
	return source(evidence.KindEPCN, asAt, statements)
}

// snapshot is a practice map as at a day.
func snapshot(asAt string, statements ...evidence.Statement) Source {
	return source(evidence.KindPracticeMap, asAt, statements)
}

func source(kind, asAt string, statements []evidence.Statement) Source {
	for i := range statements {
		statements[i].Row = int64(i + 2)
	}
	text := fmt.Sprint(kind, asAt, statements)
	return Source{Import: text, Kind: kind, AsAt: day(asAt), SHA256: text, Statements: statements}
}

// pcn states a PCN; its days are those of a full history.
func pcn(code, name, location string, days ...string) evidence.Statement {
	st := evidence.Statement{Fact: evidence.PCN, Code: code, Name: name, SubICBLocationCode: location}
	if len(days) > 0 {
		st.ValidFrom = day(days[0])
	}
	if len(days) > 1 {
		st.ValidTo = day(days[1])
	}
	return st
}

// practice states a practice and its PCN.
func practice(code, in, location string, days ...string) evidence.Statement {
	st := pcn(code, "SURGERY "+code, location, days...)
	st.Fact, st.PCNCode = evidence.Practice, in
	return st
}

// tell writes the spells of a track: "QMJ 2019-07-01 exact → 2026-04-01 exact; …".
func tell(s *State, track Track, code string) string {
	var lines []string
	for _, spell := range s.Facts[track][code] {
		line := fmt.Sprintf("%s %s %s", spell.Value, spell.From, spell.Certainty)
		if !spell.To.IsZero() {
			line += fmt.Sprintf(" → %s %s", spell.To, spell.ToCertainty)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "; ")
}

func tellLife(s *State, t Type, code string) string {
	life, ok := s.Lives[t][code]
	if !ok {
		return "unknown"
	}
	line := fmt.Sprintf("%s %s", life.From, life.Certainty)
	if !life.To.IsZero() {
		line += fmt.Sprintf(" → %s %s", life.To, life.ToCertainty)
	}
	return line
}

// expect compares what is told with what should be, line by line.
func expect(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("it is\n\t%s\nnot\n\t%s", got, want)
	}
}

func of(sources ...Source) *State { return Of(slices.Clone(sources), london()) }
