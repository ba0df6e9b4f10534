package scholar

// Author is a person or group as their record states it.
type Author struct {
	ID string `key:"id,required"`
	// Name.Display is required: the credit name.
	Name          `key:",inline"`
	SortName      string            `key:"sort_name"`
	Honorific     string            `key:"honorific"`
	OtherNames    []OtherName       `key:"other_names"`
	NativeName    Text              `key:"native_name"`
	Pronouns      string            `key:"pronouns"`
	Headline      Text              `key:"headline"`
	Bio           Markdown          `key:"bio"`
	Role          Text              `key:"role"`
	Category      string            `key:"category"` // the heading under which people lists put the person
	Order         int               `key:"order"`    // within the category; 0 sorts by name, after those with a number
	Status        string            `key:"status" oneof:"staff emeritus student guest alumni deceased"`
	Photo         string            `key:"photo" format:"file"`
	PhotoAlt      Text              `key:"photo_alt"`
	Affiliations  []Affiliation     `key:"affiliations"`
	Advisors      []string          `key:"advisors"` // author ids or names
	Email         string            `key:"email" format:"email"`
	Phone         string            `key:"phone"`
	Room          string            `key:"room"`
	Public        []string          `key:"public" oneof:"email phone room"` // which of them may stand on the page
	ORCID         string            `key:"orcid" scheme:"orcid"`
	OpenAlex      string            `key:"openalex" scheme:"openalex"`
	Wikidata      string            `key:"wikidata" scheme:"wikidata"`
	ISNI          string            `key:"isni" scheme:"isni"`
	Scholar       string            `key:"scholar" scheme:"scholar"`
	DBLP          string            `key:"dblp" scheme:"dblp"`
	SemanticS     string            `key:"semantic_scholar" scheme:"semantic_scholar"`
	GitHub        string            `key:"github" scheme:"github"`
	Mastodon      string            `key:"mastodon" scheme:"mastodon"`
	Website       string            `key:"website" format:"url"`
	Identifiers   map[string]string `key:"identifiers"`
	Links         []Link            `key:"links"`
	Topics        []string          `key:"topics"`
	Expertise     []string          `key:"expertise"`
	Education     []Education       `key:"education"`
	Awards        []Text            `key:"awards"`
	Selected      []string          `key:"selected"`
	NotMine       []string          `key:"not_mine"`
	OpenToCollab  bool              `key:"open_to_collaborate"`
	Collaboration Collaboration     `key:"collaboration"`
	Claimed       Claim             `key:"claimed"`
	Verifications []Verification    `key:"verifications"`
	Reviewed      Date              `key:"reviewed"`
	Followers     int               `key:"followers"`
	MatchNames    *bool             `key:"match_names"` // nil: as site.toml says
	Hidden        bool              `key:"hidden"`
	NoIndex       bool              `key:"noindex"`
	Joined        Date              `key:"joined"`
	Left          Date              `key:"left"`
	FormerIDs     []string          `key:"former_ids"`
	Extra         map[string]any    `key:"extra"`
}

// OtherName is a further name of an author. In a record it may be a string.
type OtherName struct {
	Name    string `key:"name,required"`
	Lang    string `key:"lang" format:"language"`
	Show    bool   `key:"show"`    // may be printed on the author's page
	Replace bool   `key:"replace"` // where a work was published under it, print the present name
}

// Affiliation is a dated link between an author and an institution. In a record it
// may be a string, the institution.
type Affiliation struct {
	Institution string `key:"institution,required"` // id or name
	Department  string `key:"department"`
	Role        Text   `key:"role"`
	Start       Date   `key:"start"`
	End         Date   `key:"end"`
}

// Education is a degree or a stay. In a record it may be a string, the degree.
type Education struct {
	Degree      Text   `key:"degree"`
	Institution string `key:"institution"` // id or name
	Start       Date   `key:"start"`
	End         Date   `key:"end"`
}

// Collaboration says what an author is open to.
type Collaboration struct {
	For       Text     `key:"for"`
	Languages []string `key:"languages"`
	Reach     string   `key:"reach" format:"text-or-url"`
}

// Claim says who took responsibility for a record, and when.
type Claim struct {
	By string `key:"by"`
	On Date   `key:"on"`
}

// Verification is a proof that an identifier belongs to an author.
type Verification struct {
	Method   string `key:"method,required"`
	Evidence string `key:"evidence" format:"text-or-url"`
	On       Date   `key:"on"`
}
