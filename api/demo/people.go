package demo

import (
	"trellis/api/access"
	"trellis/api/policy"
)

// inLondon is where the demonstration lies, everywhere every region there is.
var (
	inLondon   = []string{"Y56"}
	everywhere = []string{"Y56", "Y58", "Y59", "Y60", "Y61", "Y62", "Y63"}
)

// People are the demonstration's: one for each role that can be given for something there is today. The administrator is
// that of the whole installation, as the first one of any installation is, and may import files of all England. All of them are invented, none has an e-mail address or a password, and whoever sits at the machine may be any of them.
func People() []access.NewPerson {
	people := []access.NewPerson{
		{Name: "Amina Demo", Role: policy.ProgrammeAdmin, ScopeKind: "region", ScopeKeys: everywhere},
		{Name: "Ben Demo", Role: policy.ProgrammeOfficer, ScopeKind: "region", ScopeKeys: inLondon},
		{Name: "Chidi Demo", Role: policy.FinanceApprover, ScopeKind: "region", ScopeKeys: inLondon},
		{Name: "Dora Demo", Role: policy.ICBLead, ScopeKind: "icb", ScopeKeys: []string{"Z9B2Z"}},
		{Name: "Eun-ji Demo", Role: policy.ICBLead, ScopeKind: "icb", ScopeKeys: []string{"QMF"}},
		{Name: "Farid Demo", Role: policy.PCNManager, ScopeKind: "pcn", ScopeKeys: []string{"UD0001"}},
		{Name: "Gwen Demo", Role: policy.Analyst, ScopeKind: "region", ScopeKeys: inLondon},
	}
	for i := range people {
		people[i].ID, people[i].IsDemo = ids[i], true
	}
	return people
}

// ids are the same in every demonstration, so that examples hold.
var ids = []string{
	"019a0000-0000-7000-8000-0000000000d1", "019a0000-0000-7000-8000-0000000000d2", "019a0000-0000-7000-8000-0000000000d3", "019a0000-0000-7000-8000-0000000000d4",
	"019a0000-0000-7000-8000-0000000000d5", "019a0000-0000-7000-8000-0000000000d6", "019a0000-0000-7000-8000-0000000000d7",
}
