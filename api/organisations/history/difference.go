package history

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
)

// Difference is what has to be written to go from one state to another.
type Difference struct {
	// Made, Altered and Gone are lives.
	Made, Altered, Gone map[Type][]string
	// Added, Changed and Dropped are spells; one is changed when its first day stays.
	Added, Changed, Dropped map[Track][]Fact
}

// Fact is a spell of an organisation.
type Fact struct {
	Code string
	Spell
}

// Between compares two states.
func Between(before, after *State) Difference {
	d := Difference{
		Made: map[Type][]string{}, Altered: map[Type][]string{}, Gone: map[Type][]string{},
		Added: map[Track][]Fact{}, Changed: map[Track][]Fact{}, Dropped: map[Track][]Fact{},
	}
	for _, t := range Types {
		for _, code := range codes(before.Lives[t], after.Lives[t]) {
			was, had := before.Lives[t][code]
			is, has := after.Lives[t][code]
			was.said, is.said = said{}, said{}
			switch {
			case !had:
				d.Made[t] = append(d.Made[t], code)
			case !has:
				d.Gone[t] = append(d.Gone[t], code)
			case was != is:
				d.Altered[t] = append(d.Altered[t], code)
			}
		}
	}
	for _, t := range Tracks {
		for _, code := range codes(before.Facts[t], after.Facts[t]) {
			d.facts(t, code, before.Facts[t][code], after.Facts[t][code])
		}
	}
	return d
}

// facts compares the spells of one organisation, by their first days.
func (d *Difference) facts(t Track, code string, before, after []Spell) {
	for len(before) > 0 || len(after) > 0 {
		switch {
		case len(after) == 0 || len(before) > 0 && before[0].From.Before(after[0].From):
			d.Dropped[t] = append(d.Dropped[t], Fact{code, before[0]})
			before = before[1:]
		case len(before) == 0 || after[0].From.Before(before[0].From):
			d.Added[t] = append(d.Added[t], Fact{code, after[0]})
			after = after[1:]
		default:
			was, is := before[0], after[0]
			was.said, is.said = said{}, said{}
			if was != is {
				d.Changed[t] = append(d.Changed[t], Fact{code, after[0]})
			}
			before, after = before[1:], after[1:]
		}
	}
}

// codes are the keys of both maps, in order.
func codes[V any](a, b map[string]V) []string {
	all := slices.Collect(maps.Keys(a))
	for code := range b {
		if _, both := a[code]; !both {
			all = append(all, code)
		}
	}
	slices.Sort(all)
	return all
}

// Touched are the organisations of which anything but their existence changes.
func (d Difference) Touched(after *State) map[Type][]string {
	touched := map[Type]map[string]bool{SubICBLocation: {}, PCN: {}, Practice: {}}
	for t, list := range d.Altered {
		for _, code := range list {
			touched[t][code] = true
		}
	}
	for _, facts := range []map[Track][]Fact{d.Added, d.Changed, d.Dropped} {
		for track, list := range facts {
			for _, fact := range list {
				if t, stays := typeOf(track, fact.Code, after); stays {
					touched[t][fact.Code] = true
				}
			}
		}
	}
	lists := map[Type][]string{}
	for _, t := range Types {
		for _, code := range d.Made[t] {
			delete(touched[t], code)
		}
		lists[t] = slices.Sorted(maps.Keys(touched[t]))
	}
	return lists
}

// typeOf tells the type of the organisation whose track it is, if the state knows it; a code belongs to one
// organisation only.
func typeOf(track Track, code string, state *State) (Type, bool) {
	for _, t := range Types {
		if _, known := state.Lives[t][code]; known && slices.Contains(tracksOf[t], track) {
			return t, true
		}
	}
	return "", false
}

// Empty tells whether there is nothing to write.
func (d Difference) Empty() bool {
	return len(d.Made)+len(d.Altered)+len(d.Gone)+len(d.Added)+len(d.Changed)+len(d.Dropped) == 0
}

// Digest identifies the difference: applying a plan must do what the plan said.
func (d Difference) Digest(after *State) string {
	sum := sha256.New()
	for _, t := range Types {
		fmt.Fprintln(sum, t, d.Made[t], d.Gone[t])
		for _, code := range slices.Concat(d.Made[t], d.Altered[t]) {
			life := after.Lives[t][code]
			fmt.Fprintln(sum, code, life.From, life.To, life.Certainty, life.ToCertainty, life.Postcode, life.ONSCode)
		}
	}
	for _, t := range Tracks {
		for _, list := range [][]Fact{d.Added[t], d.Changed[t], d.Dropped[t]} {
			fmt.Fprintln(sum, t, len(list))
			for _, f := range list {
				fmt.Fprintln(sum, f.Code, cmp.Or(f.Value, "-"), f.From, f.To, f.Certainty, f.ToCertainty)
			}
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}
