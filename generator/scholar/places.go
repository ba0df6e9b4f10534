package scholar

// Institution is a ROR organisation or a part of one.
type Institution struct {
	ID          string         `key:"id,required"`
	Name        Text           `key:"name,complete"`
	Acronym     string         `key:"acronym"`
	ROR         string         `key:"ror" scheme:"ror"`
	Parent      string         `key:"parent"` // id
	URL         string         `key:"url" format:"url"`
	Country     string         `key:"country"` // ISO 3166-1 alpha-2, or a name
	City        string         `key:"city"`
	Description Text           `key:"description"`
	Logo        string         `key:"logo" format:"file"`
	FormerIDs   []string       `key:"former_ids"`
	Extra       map[string]any `key:"extra"`
}

// Topic is what works are about (OpenAlex's topic).
type Topic struct {
	ID          string         `key:"id,required"`
	Name        Text           `key:"name,complete"`
	Description Text           `key:"description"`
	Broader     string         `key:"broader"`              // id of a wider topic
	SameAs      []string       `key:"same_as" format:"url"` // OpenAlex, Wikidata addresses
	Match       []string       `key:"match"`                // phrases; a work that holds one gets the topic
	FormerIDs   []string       `key:"former_ids"`
	Extra       map[string]any `key:"extra"`
}

// Venue is a journal or a series of meetings.
type Venue struct {
	ID        string         `key:"id,required"`
	Name      Text           `key:"name,complete"`
	ShortName string         `key:"short_name"`
	Type      string         `key:"type" oneof:"journal conference workshop series repository publisher"`
	ISSN      []string       `key:"issn" scheme:"issn"`
	URL       string         `key:"url" format:"url"`
	FormerIDs []string       `key:"former_ids"`
	Extra     map[string]any `key:"extra"`
}
