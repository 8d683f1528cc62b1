package vocabulary

// CodeList explains the codes that one field or parameter can hold.
type CodeList struct {
	// Name is what the codes are.
	Name string `json:"name" example:"certainty"`
	// Description says where they stand.
	Description string `json:"description" example:"How well a date is known."`
	// Codes are all there are, in the order people read them in.
	Codes []CodeMeaning `json:"codes"`
}

// CodeMeaning is one code with its meaning.
type CodeMeaning struct {
	Code string `json:"code" example:"known_by"`
	// Meaning is for people to read.
	Meaning string `json:"meaning" example:"Only a later file shows that it held by then."`
}

// CodeLists explains the words that every room shares.
func CodeLists() []CodeList {
	return []CodeList{
		{"certainty", "How well a date is known.", []CodeMeaning{
			{string(Exact), "A source names the day."},
			{string(KnownBy), "A snapshot shows that it held by that day; when it began or ended is not known."},
			{string(CarriedBack), "A later source says it was so, and nothing earlier says otherwise."},
		}},
		{"actor_kind", "What sort of caller acts.", []CodeMeaning{
			{string(KindPerson), "Someone who has signed in."},
			{string(KindAPIClient), "A program with a token."},
			{string(KindAnonymous), "Someone who has shown nothing."},
			{string(KindLocalOperator), "Someone at the machine Trellis runs on, with its commands."},
			{string(KindSystem), "Trellis itself."},
		}},
	}
}
