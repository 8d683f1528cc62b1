package organisations

import "trellis/api/vocabulary"

// PCNCorrection is what may be put right about a PCN by hand. It beats every file. What is left out stays as it is;
// empty text takes a correction back.
type PCNCorrection struct {
	// Name is 2 to 200 characters on one line.
	Name *string `json:"name" maxLength:"200" example:"Barnet 2 PCN"`
	// BoroughGSSCode is the borough most of it lies in.
	BoroughGSSCode *string `json:"borough_gss_code" pattern:"^(E09[0-9]{6})?$" example:"E09000003"`
}

// tidy puts the correction into the form it is kept in, and names its faults.
func (c *PCNCorrection) tidy() (faults []vocabulary.Fault) {
	if c.Name == nil && c.BoroughGSSCode == nil {
		return []vocabulary.Fault{{Pointer: "", Code: "required", Message: "Say what to put right: name, borough_gss_code or both."}}
	}
	if c.Name != nil && *c.Name != "" {
		name := vocabulary.OneLine(*c.Name)
		if code, message := vocabulary.CheckText("Name", name, 2, 200); code != "" {
			faults = append(faults, vocabulary.Fault{Pointer: "/name", Code: code, Message: message})
		}
		c.Name = &name
	}
	return faults
}
