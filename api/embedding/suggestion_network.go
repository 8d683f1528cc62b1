package embedding

import "fmt"

var networkRules = map[string]func(networkFacts, map[string]roleFacts) *suggestion{
	"funding_security": fundingSecurity, "returns_and_claims": returnsAndClaims, "referrals_by_group": referralsByGroup,
}

func fundingSecurity(_ networkFacts, roles map[string]roleFacts) *suggestion {
	var funded, ahead float64
	elsewhere := "Only the national scheme pays for it"
	for _, r := range roles {
		funded += r.WTEFunded
		ahead += r.WTEAhead
		if r.IsElsewhere {
			elsewhere = "Another source than the national scheme pays some of it"
		}
	}
	if funded == 0 {
		return nil
	}
	return &suggestion{share(ahead, funded), []string{fmt.Sprintf("%s of %s WTE funded is agreed for twelve months ahead", wte(ahead), wte(funded)), elsewhere}}
}

func returnsAndClaims(network networkFacts, roles map[string]roleFacts) *suggestion {
	claimed, inPost, months := 0, 0, int64(0)
	for _, r := range roles {
		months += r.ClaimedMonths
		if r.WTEInPost == 0 {
			continue
		}
		inPost++
		if r.IsClaimed {
			claimed++
		}
	}
	isClaimed := inPost > 0 && claimed == inPost
	level := int64(0)
	switch {
	case network.HasNewest && isClaimed:
		level = 3
	case network.HasNewest || isClaimed:
		level = 2
	case network.Returned > 0 || months > 0:
		level = 1
	}
	return &suggestion{level, []string{
		fmt.Sprintf("It made a return at %d of %s of the last twelve months", network.Returned, count(network.Censuses, "census", "censuses")),
		fmt.Sprintf("The month before last is claimed for %d of %s in post", claimed, count(int64(inPost), "role", "roles")),
	}}
}

func referralsByGroup(network networkFacts, _ map[string]roleFacts) *suggestion {
	facts := []string{fmt.Sprintf("Of the last 6 months, referrals are counted by ethnicity in %d and by deprivation in %d", network.EthnicityMonths, network.DeprivationMonths)}
	if network.UnknownShare == nil {
		return &suggestion{0, facts}
	}
	unknown := *network.UnknownShare
	facts = append(facts, fmt.Sprintf("%.0f per cent of those referrals are of an unknown group", unknown))
	switch {
	case network.BothMonths == 6 && unknown <= 20:
		return &suggestion{3, facts}
	case network.BothMonths >= 3 && unknown <= 50:
		return &suggestion{2, facts}
	}
	return &suggestion{1, facts}
}
