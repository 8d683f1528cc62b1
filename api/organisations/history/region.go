package history

// IsIn says whether a PCN or a practice has ever belonged to a board of a region.
func (s *State) IsIn(region string, ref Reference) bool {
	for _, track := range []Track{PCNLocations, PracticeLocations} {
		for _, spells := range s.Facts[track] {
			for _, spell := range spells {
				if s.meets(spell, region, ref) {
					return true
				}
			}
		}
	}
	return false
}

// meets says whether the sub-ICB location of a spell belongs to a board of a region on one of its days.
func (s *State) meets(spell Spell, region string, ref Reference) bool {
	boards, isReference := ref.Locations[spell.Value]
	if !isReference {
		boards = s.Facts[LocationICBs][spell.Value]
	}
	for _, board := range boards {
		begins := board.To.IsZero() || spell.From.Before(board.To)
		ends := spell.To.IsZero() || board.From.Before(spell.To)
		if begins && ends && ref.ICBs[board.Value].RegionCode == region {
			return true
		}
	}
	return false
}
