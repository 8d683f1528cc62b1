package workforce

// postsSummarySQL parts some rows of a list of posts by network, by name. What is to be paid for later is not funded yet, and a closed post
// is not any more.
func postsSummarySQL(rows string) string {
	return `
SELECT g.pcn_code, coalesce(n.name, g.pcn_code) AS pcn_name, n.icb_code, g.posts, g.posts_to_come, g.vacant_posts, g.funded, g.in_post, g.vacant, g.is_demo
  FROM (SELECT pcn_code, count(*) AS posts, count(*) FILTER (WHERE opened_on > $1::date) AS posts_to_come,
               count(*) FILTER (WHERE opened_on <= $1::date AND status IN ('vacant', 'recruiting')) AS vacant_posts,
               coalesce(round(sum(wte_funded::numeric * 10000) FILTER (WHERE opened_on <= $1::date AND status <> 'closed')), 0)::bigint AS funded,
               coalesce(round(sum(wte_in_post::numeric * 10000) FILTER (WHERE opened_on <= $1::date)), 0)::bigint AS in_post,
               coalesce(round(sum(wte_vacant::numeric * 10000) FILTER (WHERE opened_on <= $1::date)), 0)::bigint AS vacant, bool_or(is_demo) AS is_demo
          FROM ` + rows + ` GROUP BY pcn_code) g
  LEFT JOIN pcns_on($1) n ON n.ods_code = g.pcn_code
 ORDER BY lower(coalesce(n.name, g.pcn_code) COLLATE "C"), g.pcn_code`
}
