package workforce

import (
	"cmp"
	"fmt"
	"slices"

	"trellis/api/vocabulary"
)

// ContractEffect is what the forecast of a year leaves out because fixed terms for one role end on a day.
type ContractEffect struct {
	RoleType string `json:"role_type" enums:"splw,cc,hwbc" example:"splw"`
	// EndsOn is the first day that nothing is forecast for: the day after the term, or after the day asked about where somebody is still there whose term is over.
	EndsOn vocabulary.Date `json:"ends_on" example:"2027-02-01"`
	Posts  int64           `json:"posts" example:"2"`
	// EffectPence is by how much the forecast of the year would be higher if the contracts went on.
	EffectPence int64 `json:"effect_pence" example:"612000"`
	// Explains says the same in a sentence.
	Explains string `json:"explains" example:"Link workers: the contracts of 2 filled posts end, with 31 January 2027 as their last day. The forecast is £6,120 lower than if they were renewed."`
}

// contractEffects finds which fixed terms make a difference to a year, by day and role. A post's months are rounded by
// themselves, so that the effects of posts add up.
func contractEffects(year financialYear, posts []forecastPost, claims []forecastClaim, rates []forecastRate) []ContractEffect {
	effects := []ContractEffect{}
	for _, post := range posts {
		if len(post.ended) == 0 {
			continue
		}
		renewed, without := post, forecastPence(forecast(year, post.pcnCode, []forecastPost{post}, claims, rates))
		for _, over := range post.ended {
			renewed.ended = slices.DeleteFunc(slices.Clone(post.ended), func(d days) bool { return d == over })
			pence := forecastPence(forecast(year, post.pcnCode, []forecastPost{renewed}, claims, rates)) - without
			if pence == 0 {
				continue
			}
			at := slices.IndexFunc(effects, func(e ContractEffect) bool { return e.RoleType == post.roleType && e.EndsOn == over.from })
			if at < 0 {
				at, effects = len(effects), append(effects, ContractEffect{RoleType: post.roleType, EndsOn: over.from})
			}
			effects[at].Posts++
			effects[at].EffectPence += pence
		}
	}
	for i := range effects {
		effects[i].Explains = effects[i].sentence()
	}
	slices.SortFunc(effects, func(a, b ContractEffect) int {
		return cmp.Or(a.EndsOn.Compare(b.EndsOn), slices.Index(forecastRoles, a.RoleType)-slices.Index(forecastRoles, b.RoleType))
	})
	return effects
}

func (e ContractEffect) sentence() string {
	which, whose, they := fmt.Sprintf("the contracts of %d filled posts end", e.Posts), "their", "they were"
	if e.Posts == 1 {
		which, whose, they = "the contract of one filled post ends", "its", "it was"
	}
	return fmt.Sprintf("%s: %s, with %s as %s last day. The forecast is %s lower than if %s renewed.", rolesInWords[e.RoleType], which, e.EndsOn.AddDays(-1).Words(), whose, pounds(e.EffectPence), they)
}
