package table

import (
	"encoding/xml"
	"errors"
	"io"
)

const (
	// maxMarkup is how long a tag, or a text between two tags, may be. The longest cell a spreadsheet program
	// writes is 32,767 characters.
	maxMarkup = 256 << 10
	maxDepth  = 32
)

var errMarkup = errors.New("markup no spreadsheet program writes")

// tokens reads XML one token at a time. encoding/xml holds a token whole and remembers every open element, so
// both are bounded here; a document type, and with it every entity, is refused.
type tokens struct {
	decoder *xml.Decoder
	depth   int
}

func newTokens(r io.Reader) *tokens { return &tokens{decoder: xml.NewDecoder(&guard{Reader: r})} }

// next is io.EOF only behind a document that ends as it should.
func (t *tokens) next() (xml.Token, error) {
	token, err := t.decoder.Token()
	if err != nil {
		return nil, err
	}
	switch token.(type) {
	case xml.StartElement:
		t.depth++
	case xml.EndElement:
		t.depth--
	case xml.Directive:
		return nil, errMarkup
	}
	if t.depth > maxDepth {
		return nil, errMarkup
	}
	return token, nil
}

// guard ends a stream in which a tag, a text, a comment or the like is longer than maxMarkup.
type guard struct {
	io.Reader
	run    int
	before byte
	held   bool // inside <! or <?, where a < begins nothing
}

func (g *guard) Read(p []byte) (int, error) {
	n, err := g.Reader.Read(p)
	for _, b := range p[:n] {
		g.run++
		switch {
		case g.before == '<' && (b == '!' || b == '?'):
			g.held = true
		case g.held && b == '>' && (g.before == '-' || g.before == ']' || g.before == '?'):
			g.held = false
		case b == '<' && !g.held:
			g.run = 0
		}
		if g.run > maxMarkup {
			return 0, errMarkup
		}
		g.before = b
	}
	return n, err
}

func attribute(element xml.StartElement, name string) string {
	for _, a := range element.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
