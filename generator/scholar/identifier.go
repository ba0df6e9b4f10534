package scholar

import (
	"strings"

	"lectern/generator/scholar/scheme"
)

// Identifier is a scheme and a value in the scheme's normal form.
type Identifier struct {
	Scheme  string // "doi", "orcid", "arxiv", "ror", ...: lower case
	Value   string // normalised; the given case is kept where the scheme ignores it
	Version string // "v2" where an arXiv or HAL number was given with one; never part of Value
}

// ParseIdentifier normalises and verifies an identifier as people write and paste
// it: bare, with a prefix ("doi:10.1000/1", "ORCID iD 0000-...") or as an address
// ("https://arxiv.org/pdf/2202.08791v2"). The patterns and checksums are those of
// the schemes; see Schemes. Any other scheme of the form [a-z][a-z0-9_-]* takes a
// value without white space, as it is. An error is one line that says what is
// wrong.
func ParseIdentifier(name, s string) (Identifier, error) {
	name = strings.ToLower(strings.TrimSpace(name))
	value, version, err := scheme.Parse(name, s)
	if err != nil {
		return Identifier{}, err
	}
	return Identifier{Scheme: name, Value: value, Version: version}, nil
}

// Schemes returns the schemes whose identifiers are verified and linked, sorted.
func Schemes() []string { return scheme.Names() }

// URL returns the address that leads to the identified thing, percent-encoded
// where needed; "" where the scheme has none.
func (i Identifier) URL() string { return scheme.URL(i.Scheme, i.Value, i.Version) }

// Display returns the identifier as pages show it: its full address for persistent
// identifiers (Crossref's and ORCID's display guidelines), "arXiv:2202.08791" and
// the like for others, else the value.
func (i Identifier) Display() string { return scheme.Display(i.Scheme, i.Value, i.Version) }
