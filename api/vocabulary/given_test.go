package vocabulary

import (
	"encoding/json"
	"testing"
)

func TestAFieldOfAChangeIsLeftOutNullOrAValue(t *testing.T) {
	type change struct {
		Ends Given[Date] `json:"ends,omitzero"`
	}
	old := NewDate(2026, 4, 1)
	for body, want := range map[string]string{`{}`: "2026-04-01", `{"ends":null}`: "", `{"ends":"2027-01-31"}`: "2027-01-31"} {
		var read change
		if err := json.Unmarshal([]byte(body), &read); err != nil {
			t.Fatal(err)
		}
		ends, after := &old, ""
		read.Ends.Into(&ends)
		if ends != nil {
			after = ends.String()
		}
		written, err := json.Marshal(read)
		if err != nil || string(written) != body || after != want {
			t.Errorf("%s makes %q and is written %s (%v)", body, after, written, err)
		}
	}
	var wrong change
	if err := json.Unmarshal([]byte(`{"ends":"tomorrow"}`), &wrong); err == nil {
		t.Error("a day that is none is read")
	}
}
