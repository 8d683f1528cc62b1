package workforce

import (
	"math"

	"trellis/api/vocabulary"
)

// PostsSummary is what a list of posts comes to, over all its pages.
type PostsSummary struct {
	AsOf vocabulary.Date `json:"as_of" example:"2026-11-26"`
	// Posts counts the rows of the list; PostsToCome those of them that open after the day, and are in no sum of WTE.
	Posts       int64 `json:"posts" example:"214"`
	PostsToCome int64 `json:"posts_to_come" example:"3"`
	// VacantPosts are open, looked for and have nobody.
	VacantPosts int64 `json:"vacant_posts" example:"12"`
	// WTEFunded is the WTE paid for on the day, as in what is counted of posts, WTEInPost that of those in post, and WTEVacant what is funded and not filled. Closed posts are in none of them: nothing of theirs is paid for any more.
	WTEFunded float64 `json:"wte_funded" example:"180.4"`
	WTEInPost float64 `json:"wte_in_post" example:"161.2"`
	WTEVacant float64 `json:"wte_vacant" example:"19.2"`
	// PCNs are the networks whose posts these are, by name.
	PCNs   []PostsOfPCN `json:"pcns"`
	IsDemo bool         `json:"is_demo" example:"false"`
}

// PostsOfPCN is one network's part of a list of posts.
type PostsOfPCN struct {
	PCNCode string  `json:"pcn_code" example:"UD0001"`
	PCNName string  `json:"pcn_name" example:"Camden Demo 1"`
	ICBCode *string `json:"icb_code" example:"Z9B2Z"`
	Posts   int64   `json:"posts" example:"4"`
}

// postsOfPCNRow is a network's part as it is read; WTE is in ten-thousandths, so that every sum is exact.
type postsOfPCNRow struct {
	PostsOfPCN
	PostsToCome, VacantPosts, Funded, InPost, Vacant int64
	IsDemo                                           bool
}

// summed sums the parts.
func summed(day vocabulary.Date, rows []postsOfPCNRow) PostsSummary {
	s := PostsSummary{AsOf: day, PCNs: []PostsOfPCN{}}
	var funded, inPost, vacant int64
	for _, r := range rows {
		s.Posts += r.Posts
		s.PostsToCome += r.PostsToCome
		s.VacantPosts += r.VacantPosts
		funded, inPost, vacant = funded+r.Funded, inPost+r.InPost, vacant+r.Vacant
		s.PCNs = append(s.PCNs, r.PostsOfPCN)
		s.IsDemo = s.IsDemo || r.IsDemo
	}
	s.WTEFunded, s.WTEInPost, s.WTEVacant = hundredths(funded), hundredths(inPost), hundredths(vacant)
	return s
}

// hundredths rounds ten-thousandths of a WTE to hundredths for showing.
func hundredths(parts int64) float64 { return math.Round(float64(parts)/100) / 100 }
