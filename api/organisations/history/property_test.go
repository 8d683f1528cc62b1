package history

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"trellis/api/organisations/evidence"
	"trellis/api/vocabulary"
)

// drawSource draws a small file: few codes and days, so that files meet often.
func drawSource(t *rapid.T) Source {
	asAt := day(fmt.Sprintf("20%02d-0%d-01", rapid.IntRange(20, 26).Draw(t, "year"), rapid.IntRange(1, 9).Draw(t, "month")))
	history := rapid.Bool().Draw(t, "full history")
	locations := rapid.SampledFrom([]string{"93C", "72Q", "07P"})
	var statements []evidence.Statement
	for _, n := range rapid.SliceOfNDistinct(rapid.IntRange(1, 3), 0, 3, rapid.ID[int]).Draw(t, "pcns") {
		st := pcn(fmt.Sprintf("U0000%d", n), rapid.SampledFrom([]string{"A PCN", "B PCN"}).Draw(t, "name"), locations.Draw(t, "location"))
		if history {
			st.ValidFrom, st.ValidTo = drawDays(t, asAt)
		}
		statements = append(statements, st)
	}
	for _, n := range rapid.SliceOfNDistinct(rapid.IntRange(1, 3), 0, 3, rapid.ID[int]).Draw(t, "practices") {
		st := practice(fmt.Sprintf("A0000%d", n), fmt.Sprintf("U0000%d", rapid.IntRange(1, 3).Draw(t, "in")), locations.Draw(t, "location"))
		if history {
			st.ValidFrom, st.ValidTo = drawDays(t, asAt)
		} else if rapid.IntRange(0, 4).Draw(t, "unallocated") == 0 {
			st.PCNCode = ""
		}
		statements = append(statements, st)
	}
	switch rapid.IntRange(0, 9).Draw(t, "faulty") {
	case 0:
		statements = append(statements, evidence.Statement{Fact: evidence.Unidentified})
	case 1:
		statements = append(statements, evidence.Statement{Fact: evidence.Mention, Code: "A00001", PCNCode: "U00001"})
	case 2:
		statements = append(statements, evidence.Statement{Fact: evidence.Mention, Code: "A00002"})
	case 3:
		for i := range statements {
			statements[i].Weak = statements[i].Fact == evidence.PCN && !history
		}
	case 4: // one of the two reports of a full history is missing
		missing := rapid.SampledFrom([]evidence.Fact{evidence.PCN, evidence.Practice}).Draw(t, "missing")
		statements = slices.DeleteFunc(statements, func(st evidence.Statement) bool { return history && st.Fact == missing })
	}
	if history {
		return epcn(asAt.String(), statements...)
	}
	return snapshot(asAt.String(), statements...)
}

// drawDays draws the days a full history states: in its past, the end perhaps open.
func drawDays(t *rapid.T, asAt vocabulary.Date) (from, to vocabulary.Date) {
	from = asAt.AddDays(-rapid.IntRange(1, 1500).Draw(t, "days ago"))
	if rapid.IntRange(0, 2).Draw(t, "ended") == 0 {
		if to = from.AddDays(rapid.IntRange(1, 1500).Draw(t, "for")); to.After(asAt) {
			to = asAt
		}
	}
	return from, to
}

// whole writes a state down, to compare it with another.
func whole(s *State) (lines []string) {
	for _, t := range Types {
		for code := range s.Lives[t] {
			lines = append(lines, fmt.Sprint(t, code, tellLife(s, t, code), s.Lives[t][code].Postcode))
		}
	}
	for _, track := range Tracks {
		for code := range s.Facts[track] {
			lines = append(lines, fmt.Sprint(track, code, tell(s, track, code)))
		}
	}
	slices.Sort(lines)
	return lines
}

func TestHistoryIsAFunctionOfTheSetOfFiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		files := rapid.SliceOfN(rapid.Custom(drawSource), 1, 5).Draw(t, "files")
		want := whole(of(files...))
		shuffled := rapid.Permutation(files).Draw(t, "shuffled")
		again := rapid.SampledFrom(files).Draw(t, "again")
		again.Import = "another import of the same file"
		if got := whole(of(append(shuffled, again)...)); !slices.Equal(got, want) {
			t.Fatalf("in another order it is\n%v\nnot\n%v", got, want)
		}
	})
}

func TestFactsLieInsideLivesAndNeverOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := of(rapid.SliceOfN(rapid.Custom(drawSource), 1, 5).Draw(t, "files")...)
		for _, track := range Tracks {
			for code, spells := range s.Facts[track] {
				of, ok := typeOf(track, code, s)
				life := s.Lives[of][code]
				if !ok {
					t.Fatalf("%s of %s, which is unknown", track, code)
				}
				for i, spell := range spells {
					if i > 0 && (spells[i-1].To.IsZero() || spell.From.Before(spells[i-1].To)) {
						t.Fatalf("%s of %s overlap: %s", track, code, tell(s, track, code))
					}
					if !spell.To.IsZero() && !spell.From.Before(spell.To) || (spell.To.IsZero()) != (spell.ToCertainty == "") {
						t.Fatalf("%s of %s has no days: %s", track, code, tell(s, track, code))
					}
					if spell.From.Before(life.From) || !life.To.IsZero() && (spell.To.IsZero() || life.To.Before(spell.To)) {
						t.Fatalf("%s of %s is %s, outside %+v", track, code, tell(s, track, code), life)
					}
					if track == Memberships {
						if _, ok := s.Lives[PCN][spell.Value]; !ok {
							t.Fatalf("%s is in %s, which is unknown", code, spell.Value)
						}
					}
				}
			}
		}
		for _, type_ := range Types {
			for code, life := range s.Lives[type_] {
				if life.From.IsZero() || !life.To.IsZero() && !life.From.Before(life.To) {
					t.Fatalf("%s lives %s", code, tellLife(s, type_, code))
				}
				if name, ok := At(s.Facts[Names][code], life.From); !ok || name.Value == "" {
					t.Fatalf("%s has no name on its first day: %s", code, tell(s, Names, code))
				}
			}
		}
	})
}

// rank says how much is known of a day: nothing, carried back, or seen.
func rank(spells []Spell, on vocabulary.Date) int {
	spell, ok := At(spells, on)
	switch {
	case !ok:
		return 0
	case spell.Certainty == vocabulary.CarriedBack:
		return 1
	}
	return 2
}

func TestAnOlderFileMakesNoLaterDateLessKnown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		files := rapid.SliceOfN(rapid.Custom(drawSource), 2, 4).Draw(t, "files")
		slices.SortFunc(files, func(a, b Source) int { return a.AsAt.Compare(b.AsAt) })
		older := files[0]
		if files[1].AsAt == older.AsAt {
			t.Skip("neither file is older")
		}
		for _, file := range files { // of two commissioners the older file says which it is: that is not less
			for i := range file.Statements {
				file.Statements[i].Weak = false
			}
		}
		before, after := of(files[1:]...), of(files...)
		for on := older.AsAt.AddDays(1); on.Before(day("2027-06-01")); on = on.AddDays(29) {
			for code, spells := range before.Facts[Memberships] {
				was, member := At(spells, on)
				if is, _ := At(after.Facts[Memberships][code], on); member && is.Value != was.Value {
					t.Fatalf("%s was in a PCN on %s by %s, and with an older file by %s", code, on, tell(before, Memberships, code), tell(after, Memberships, code))
				}
			}
			for code, life := range before.Lives[PCN] {
				if !standsOn(life, on) || !standsOn(after.Lives[PCN][code], on) { // an older file may know of an end
					continue
				}
				for _, track := range []Track{Names, PCNLocations} {
					was, is := before.Facts[track][code], after.Facts[track][code]
					if rank(is, on) < rank(was, on) {
						t.Fatalf("the %s of %s on %s were %s and are %s", track, code, on, tell(before, track, code), tell(after, track, code))
					}
				}
			}
		}
	})
}

func TestADifferenceLeadsFromOneStateToAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		files := rapid.SliceOfN(rapid.Custom(drawSource), 1, 5).Draw(t, "files")
		n := rapid.IntRange(0, len(files)).Draw(t, "before")
		before, after := of(files[:n]...), of(files...)
		d := Between(before, after)
		changes := Changes(before, after, files[len(files)-1].Import)
		if d.Empty() != slices.Equal(whole(before), whole(after)) || d.Empty() && len(changes) > 0 || !d.Empty() && len(changes) == 0 {
			t.Fatalf("%d changes lead from\n%v\nto\n%v", len(changes), whole(before), whole(after))
		}
		if !Between(after, of(files...)).Empty() {
			t.Fatal("the same files make another state")
		}
	})
}
