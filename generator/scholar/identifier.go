package scholar

// Identifier is a scheme and a value in the scheme's normal form.
type Identifier struct {
	Scheme string // "doi", "orcid", "arxiv", "ror", ...: lower case
	Value  string // normalised; the given case is kept where the scheme ignores it
}
