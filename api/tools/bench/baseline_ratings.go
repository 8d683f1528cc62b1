package main

import (
	"encoding/json"
	"net/http"

	"trellis/api/vocabulary"
)

// ratingByHand is a line of the file of ratings.
type ratingByHand struct {
	AssessmentID     string           `json:"assessment_id"`
	PCNCode          string           `json:"pcn_code"`
	PublishedOn      vocabulary.Date  `json:"published_on"`
	SupersededOn     *vocabulary.Date `json:"superseded_on"`
	FrameworkVersion int64            `json:"framework_version"`
	Kind             string           `json:"kind"`
	CriteriaSet      string           `json:"criteria_set"`
	IsDemo           bool             `json:"is_demo"`
	CriterionCode    string           `json:"criterion_code"`
	RoleType         *string          `json:"role_type"`
	State            string           `json:"state"`
	Level            *int16           `json:"level"`
}

// ratings writes every rating that was published, row by row, as the database unpacks them.
func (b baseline) ratings(w http.ResponseWriter, r *http.Request) {
	rows, err := b.pool.Query(r.Context(), `
WITH places AS MATERIALIZED (
    SELECT c.framework_version, c.code, c.is_core, c.scope = 'pcn' AS is_of_pcn, r.role, row_number() OVER (PARTITION BY c.framework_version ORDER BY c.position, r.n) AS place
      FROM embedding_criteria c CROSS JOIN LATERAL unnest(CASE WHEN c.scope = 'pcn' THEN '{NULL}'::text[] WHEN c.role_types = '{}' THEN '{splw,cc,hwbc}' ELSE c.role_types END) WITH ORDINALITY r (role, n)
)
SELECT a.id::text, a.pcn_code::text, a.published_on, a.superseded_on, a.framework_version, a.kind, a.criteria_set, a.is_demo, p.code, p.role,
       CASE a.levels[p.place] WHEN -2 THEN 'not_applicable' WHEN -1 THEN 'not_assessed' ELSE 'assessed' END, CASE WHEN a.levels[p.place] >= 0 THEN a.levels[p.place] END
  FROM assessments a JOIN places p ON p.framework_version = a.framework_version AND (a.criteria_set = 'full' OR p.is_core) AND (p.role IS NULL OR p.role = ANY (a.role_types))
 WHERE a.published_on IS NOT NULL AND a.pcn_code::text = ANY ($1) ORDER BY a.pcn_code, a.published_on, a.id, p.place`, b.members)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	w.Header().Set("Content-Type", "application/x-ndjson")
	lines := json.NewEncoder(w)
	for rows.Next() {
		var of ratingByHand
		if err := rows.Scan(&of.AssessmentID, &of.PCNCode, &of.PublishedOn, &of.SupersededOn, &of.FrameworkVersion, &of.Kind, &of.CriteriaSet, &of.IsDemo, &of.CriterionCode, &of.RoleType, &of.State, &of.Level); err != nil {
			panic(http.ErrAbortHandler)
		}
		_ = lines.Encode(of)
	}
	if rows.Err() != nil {
		panic(http.ErrAbortHandler)
	}
}
