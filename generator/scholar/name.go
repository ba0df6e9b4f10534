package scholar

// Name is a person's name as in CSL, or a group's (Literal). Display is how the
// record writes it in full; the parts are empty where the record gives none.
type Name struct {
	Display   string `key:"name"`
	Given     string `key:"given"`
	Family    string `key:"family"`
	Particles string `key:"particles"` // "van der", "de la": before the family name, left out when sorting
	Suffix    string `key:"suffix"`    // "Jr.", "III"
	Literal   string `key:"literal"`   // a group's name; excludes the other parts
}
